// A time that is left, as a clock shows it: 4:05.
/** @type {(seconds: number) => string} */
export const minutes = (seconds) => `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, "0")}`;
