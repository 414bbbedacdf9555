/** The one status in which Meta sends a template. */
export const sendableStatus = 'APPROVED';
