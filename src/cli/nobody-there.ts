/** What to do where a delivery found nobody to take it. */
export const nobodyThere: string = 'Start the receiver, or correct the URL.'
