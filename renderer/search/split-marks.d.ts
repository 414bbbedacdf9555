/** Cuts a snippet at its marks. Pure; marks are `[start, end)` in UTF-16 units, and those that overlap or lie outside are tolerated. */
export declare function splitMarks(text: string, marks: readonly (readonly [number, number])[]): readonly {
    readonly text: string;
    readonly marked: boolean;
}[];
