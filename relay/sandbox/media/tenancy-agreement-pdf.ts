const lines: readonly (readonly [size: number, text: string])[] = [
  [20, 'Tenancy agreement'],
  [11, 'Harbour Lettings, 3 Quay Street'],
  [11, ''],
  [11, 'Between the landlord, represented by Harbour Lettings, and the tenant, for the flat at'],
  [11, '14 Quay Street, second floor, consisting of two rooms, kitchen, bathroom and hall.'],
  [11, ''],
  [13, '1. Term'],
  [11, 'The tenancy begins on the first day of next month and runs for twelve months.'],
  [13, '2. Rent'],
  [11, 'The rent is 940 a month, payable in advance by the third working day.'],
  [13, '3. Deposit'],
  [11, 'The tenant pays a deposit of 1,410, which is held by a protected scheme.'],
  [13, '4. Repairs'],
  [11, 'The tenant reports damage without delay. The landlord keeps heating and hot water working.'],
  [13, '5. Keys'],
  [11, 'Two sets of keys are handed over. A lost key is replaced at cost.'],
  [11, ''],
  [11, 'Signed: ______________________          Date: ______________'],
];

/** A one-page A4 document, written by hand: catalogue, page, font and a content stream, with a correct cross-reference table. */
export function makeTenancyAgreement(): Buffer {
  let y = 780;
  const drawn = lines.map(([size, text]) => {
    y -= size * 1.75;
    return `BT /F1 ${size} Tf 64 ${y.toFixed(1)} Td (${text.replaceAll(/[()\\]/g, '\\$&')}) Tj ET`;
  });
  const content = ['0.06 0.43 0.43 rg 64 778 467 3 re f 0.1 0.12 0.15 rg', ...drawn].join('\n');
  const objects = [
    '<< /Type /Catalog /Pages 2 0 R >>',
    '<< /Type /Pages /Kids [3 0 R] /Count 1 >>',
    '<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Resources << /Font << /F1 5 0 R >> >> /Contents 4 0 R >>',
    `<< /Length ${content.length} >>\nstream\n${content}\nendstream`,
    '<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>',
    '<< /Title (Tenancy agreement) /Producer (Harbour Lettings) >>',
  ];
  let text = '%PDF-1.4\n';
  const offsets = objects.map((object, index) => {
    const offset = text.length;
    text += `${index + 1} 0 obj\n${object}\nendobj\n`;
    return offset;
  });
  const start = text.length;
  const table = offsets.map((offset) => `${String(offset).padStart(10, '0')} 00000 n \n`).join('');
  text += `xref\n0 ${objects.length + 1}\n0000000000 65535 f \n${table}trailer\n<< /Size ${objects.length + 1} /Root 1 0 R /Info 6 0 R >>\nstartxref\n${start}\n%%EOF\n`;
  return Buffer.from(text, 'latin1');
}
