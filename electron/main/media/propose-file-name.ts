/** Longest name that is proposed, in bytes of UTF-8: file systems allow 255, and a person must be able to read it. */
const longestBytes = 160;

/** Endings by content type, for files that have none. Source: Meta, 'Media', supported types. */
const endings: Readonly<Record<string, string>> = {
  'image/jpeg': 'jpg', 'image/png': 'png', 'image/webp': 'webp', 'image/gif': 'gif',
  'audio/aac': 'aac', 'audio/amr': 'amr', 'audio/mp4': 'm4a', 'audio/mpeg': 'mp3', 'audio/ogg': 'ogg', 'audio/opus': 'opus',
  'video/mp4': 'mp4', 'video/3gpp': '3gp',
  'application/pdf': 'pdf', 'text/plain': 'txt', 'application/msword': 'doc', 'application/vnd.ms-excel': 'xls', 'application/vnd.ms-powerpoint': 'ppt',
  'application/vnd.openxmlformats-officedocument.wordprocessingml.document': 'docx',
  'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet': 'xlsx',
  'application/vnd.openxmlformats-officedocument.presentationml.presentation': 'pptx',
};

/** Endings that Windows, macOS or a Linux desktop may run, or open in something that runs what is inside. */
const running: ReadonlySet<string> = new Set(
  ('exe com bat cmd scr pif msi msp msix appx appinstaller cpl dll sys drv ps1 psm1 vb vbs vbe js jse mjs ws wsf wsh wsc hta lnk url scf inf reg chm hlp jar jnlp gadget ' +
    'application settingcontent-ms library-ms search-ms iso img vhd vhdx xll iqy app command tool terminal workflow dmg pkg mpkg scpt applescript fileloc inetloc webloc ' +
    'sh bash zsh csh ksh run bin out elf appimage desktop deb rpm snap flatpakref py pyw pyc pl rb php html htm xhtml shtml mht mhtml svg xml xsl').split(' '),
);

/** Names that Windows keeps for devices, with any ending. */
const devices = /^(?:con|prn|aux|nul|com\d|lpt\d)(?:\.|$)/i;
/** Control and direction characters, those without width (but for the joiners of emoji and Persian), and what some file system does not take. */
const unfit = /(?![\u200c\u200d])[\p{Cc}\p{Cf}\p{Cs}\p{Co}\p{Cn}\p{Zl}\p{Zp}/\\:*?"<>|]/gu;

/**
 * The name that a save dialog proposes for a client's file. Pure. The client's own name, made harmless: no folders, no characters that hide or reverse an
 * ending, nothing that a file system refuses; and a file that a computer could run gets the ending `.unsafe`, so that a double click does nothing.
 *
 * @param instead the name without ending for a file that has none.
 */
export function proposeFileName(file: { readonly fileName: string | null; readonly mimeType: string; readonly instead: string }): string {
  const cleaned = clean(file.fileName ?? '');
  const named = cleaned === '' ? clean(file.instead) || 'file' : cleaned;
  const known = endings[(file.mimeType.split(';')[0] ?? '').trim().toLowerCase()];
  const whole = endingOf(named) === null && known !== undefined ? `${named}.${known}` : named;
  const ending = endingOf(whole);
  const isRunning = ending !== null && running.has(ending.toLowerCase());
  const safe = devices.test(whole) ? `_${whole}` : whole;
  return isRunning ? `${shorten(safe, ending)}.unsafe` : shorten(safe, ending);
}

function clean(name: string): string {
  // Windows drops points and blanks at the end; a point at the beginning hides the file elsewhere.
  return name.normalize('NFC').replace(unfit, ' ').replace(/\s+/g, ' ').replace(/^[\s.]+|[\s.]+$/g, '');
}

function endingOf(name: string): string | null {
  return /[^.]\.(?=.*\p{L})([\p{L}\p{N}-]{1,20})$/u.exec(name)?.[1] ?? null;
}

/** Cuts before the ending, never inside a character. */
function shorten(name: string, ending: string | null): string {
  const tail = ending === null ? '' : `.${ending}`;
  let left = longestBytes - Buffer.byteLength(tail);
  let stem = '';
  for (const { segment } of new Intl.Segmenter().segment(name.slice(0, name.length - tail.length))) {
    left -= Buffer.byteLength(segment);
    if (left < 0) break;
    stem += segment;
  }
  return `${stem.trimEnd()}${tail}`;
}
