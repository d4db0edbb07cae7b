/** Bytes. A calendar's answer is a few kilobytes, a mail that came back as long as what was sent. */
export const LARGEST_MESSAGE = 256 * 1024;
