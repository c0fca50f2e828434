import { closestMatch } from 'leven'

/** The name that was probably meant, if one is near. */
function nearest(given: string, names: readonly string[]): string | undefined {
  return closestMatch(given, names, { maxDistance: Math.max(2, Math.floor(given.length / 3)) })
}

/** The hint after an unknown name: the nearest one, or all of them when there are ten or fewer. */
export function didYouMean(given: string, names: readonly string[], otherwise: string): string {
  const near = nearest(given, names)
  if (near !== undefined) return `Did you mean "${near}"?`
  return names.length > 0 && names.length <= 10 ? `Choose one of ${names.join(', ')}.` : otherwise
}
