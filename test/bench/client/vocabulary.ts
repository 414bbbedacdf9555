/** Words by language, the usual ones of a letting agency first: the earlier a word stands, the more often it is written. */
export const vocabulary: Readonly<Record<string, readonly string[]>> = {
  en: words(`the you I to we is and it a for have can at please in on my thank tomorrow flat water heating key door today when rent repair viewing deposit boiler landlord
    kitchen window lease bathroom noise neighbour invoice plumber morning evening meter reading broken leaking damp mould balcony cellar lift parking contract signature
    appointment electrician radiator shower intercom letterbox handover inventory furnished unfurnished reference guarantor subletting renewal termination thermostat`),
  de: words(`ich die wir und Sie das ist bitte der nicht haben mit eine morgen Wohnung Heizung Wasser Schlüssel heute Danke wann Miete Termin Tür Kaution Fenster Küche
    Besichtigung Handwerker Rechnung Nachbarn Übergabe Mietvertrag Nebenkosten Keller Aufzug Zähler Rauchmelder Schimmel Hausverwaltung Kündigung Bürgschaft Dachgeschoss
    Warmwasser Thermostat Gegensprechanlage Treppenhaus Stellplatz Untermiete Betriebskostenabrechnung Wohnungsgeberbestätigung Schönheitsreparaturen Heizkörper`),
  es: words(`la de que no gracias por hola piso mañana agua llave buenos días contrato alquiler cocina calefacción ventana baño fianza cita vecino ruido factura averiado
    fontanero ascensor balcón habitación señor también después caldera contador inquilino humedad portero garaje renovación escritura azulejo`),
  tr: words(`ve bir için teşekkürler yarın daire su anahtar kapı bugün kira lütfen kaçta mutfak banyo komşu fatura ısıtma pencere depozito sözleşme randevu asansör gürültü
    tamirci balkon kalorifer şofben sayaç taşınma rutubet görüşürüz çalışmıyor`),
  pl: words(`i nie że dziękuję jutro mieszkanie woda klucz drzwi dzisiaj czynsz proszę kiedy kuchnia łazienka sąsiad faktura ogrzewanie okno kaucja umowa spotkanie winda
    hałas hydraulik balkon grzejnik licznik przeprowadzka wilgoć zepsuty piwnica podpis`),
  ar: words('في من على شكرا غدا الشقة الماء المفتاح الباب اليوم الإيجار متى المطبخ الحمام الجار الفاتورة التدفئة النافذة العقد الموعد المصعد الضجيج السباك الشرفة العداد الرطوبة'),
};

/** How often a contact writes in each of them. */
export const languageShares: readonly (readonly [language: string, share: number])[] = [['de', 0.42], ['en', 0.3], ['tr', 0.1], ['es', 0.08], ['pl', 0.06], ['ar', 0.04]];

export const emoji = ['👍', '🙏', '😊', '❤️', '😂', '👌', '🔑', '🏠', '🎉', '😢'];

export const givenNames = words(`Anna Mehmet Lena Jonas Fatma Piotr Maria José Ayşe Tom Grace Noor Chiara Ömer Zofia Ali Julia Max Ewa Carmen Yusuf Paul Emma Hüseyin Sophie Luis
  Katarzyna Omar Hannah Elif Jan Lucía Mia Kerem Nina Ahmed Clara Tomasz Laura Deniz`);
export const familyNames = words(`Müller Yılmaz Schmidt García Kowalska Okafor Brandt Conti Özdemir Nowak Reed Fischer López Weber Kaya Wiśniewski Becker Demir Vogel Ruiz Hoffmann
  Çelik Novak Schäfer Haddad Koch Arslan Zieliński Klein Morales Richter Şahin`);

function words(text: string): readonly string[] {
  return text.split(/\s+/u);
}
