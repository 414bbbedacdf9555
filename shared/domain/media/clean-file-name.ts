/** Longest name that is sent, in UTF-16 code units; file systems of the receiver end at 255 bytes. */
const longest = 120;

/** Characters that no file name needs and that deceive: controls, direction marks, path separators and what Windows forbids. */
const unwanted = /[\u0000-\u001f\u007f-\u009f\u061c\u200b-\u200f\u2028-\u202e\u2060-\u2069\ufeff"*/:<>?\\|]|\p{Surrogate}/gu;

const endings: Readonly<Record<string, string>> = {
  'application/pdf': 'pdf',
  'text/plain': 'txt',
  'application/msword': 'doc',
  'application/vnd.ms-excel': 'xls',
  'application/vnd.ms-powerpoint': 'ppt',
  'application/vnd.openxmlformats-officedocument.wordprocessingml.document': 'docx',
  'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet': 'xlsx',
  'application/vnd.openxmlformats-officedocument.presentationml.presentation': 'pptx',
};

/**
 * Makes a name under which a document may be sent. Pure; never empty.
 *
 * Only the last part of a path counts; a name that does not end as its type does gets the right ending, so that nobody receives a `.exe` that is a PDF.
 */
export function cleanFileName(name: string | null, mimeType: string): string {
  const last = (name ?? '').split(/[\\/]/u).at(-1) ?? '';
  const plain = last.normalize('NFC').replace(unwanted, '').replace(/\s+/gu, ' ').trim().replace(/^\.+|[. ]+$/gu, '');
  const ending = endings[mimeType];
  const stem = ending !== undefined && plain.toLowerCase().endsWith(`.${ending}`) ? plain.slice(0, -ending.length - 1) : plain;
  // Half of a surrogate pair must not be left at the cut.
  const short = (stem === '' ? 'document' : stem).slice(0, longest).replace(/[\uD800-\uDBFF]$/, '');
  return ending === undefined ? short : `${short}.${ending}`;
}
