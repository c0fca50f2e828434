import { writeFileSync } from 'node:fs'

// Loaded before the measured program: leaves the peak of its resident memory, in kilobytes, behind.
process.on('exit', () => writeFileSync(process.env.PEAK_MEMORY_FILE, String(process.resourceUsage().maxRSS)))
