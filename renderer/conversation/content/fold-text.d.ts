/** The beginning of a text that is too long for a bubble, cut between characters; null when it may stand whole. Pure. */
export declare function foldText(text: string): string | null;
/** One to three emoji and nothing else are drawn large. */
export declare function isOnlyEmoji(text: string): boolean;
/** The first letter decides, as in `dir="auto"`. */
export declare function runsRightToLeft(text: string): boolean;
