/**
 * Words that say what kind of document something is, which part of it or which edition, and not what it is about.
 * Pure. Languages in which data sheets and manuals are mostly written; what is missing makes a title too good.
 */

const WORDS = `
  data sheet sheets datasheet datasheets technical tech user users owner owners operator operators reference manual
  manuals guide guides handbook instruction instructions installation installing operating operation maintenance service
  assembly mounting quick quickstart start getting started setup use specification specifications spec specs catalog
  catalogue brochure leaflet flyer product products document documents documentation information info description
  overview introduction general summary application applications note notes feature features benefits contents table
  index type model number part name title untitled cover page pages preliminary final draft confidential internal file
  copy revision rev version ver issue edition date release dimension dimensions ordering order characteristics
  series serie serien family range performance electrical mechanical rating ratings absolute maximum typical main key warning warnings caution important
  safety notice terms legal disclaimer new presentation slide chapter section appendix template microsoft word excel
  powerpoint pdf doc english deutsch français español italiano faq questions company home welcome www com html
  technische technisches technischer technischen daten datenblatt datenblätter handbuch betrieb betriebs bedienung bedienungs montage wartung wartungs inbetriebnahme
  installations benutzer anwender produkt katalog stand ausgabe auflage inhalt inhaltsverzeichnis übersicht einleitung
  allgemeines allgemeine hinweise merkmale eigenschaften anwendung anwendungen abmessungen bestell typ sicherheit unbenannt
  dokument vorlage entwurf seite neu
  fiche technique techniques notice manuel utilisation utilisateur mode emploi catalogue produit données caractéristiques
  sommaire introduction généralités généralité version édition sans titre document
  hoja datos ficha técnica técnicas técnico usuario instalación instrucciones uso guía catálogo producto características
  índice introducción versión edición sin título documento especificaciones
  scheda tecnica tecnico tecniche dati manuale istruzioni uso utente installazione guida catalogo prodotto caratteristiche
  indice introduzione versione edizione senza titolo
  handleiding gebruikershandleiding gebruiksaanwijzing installatiehandleiding inhoud gebruik technische gegevens versie
  instrukcja obsługi karta katalogowa dane techniczne wersja instrukcje spis treści
  folha dados manual instruções instalação utilizador usuário índice versão
  brugsanvisning bruksanvisning käyttöohje datablad manualen
`;

/** How such words end where they are put together, and begin where they are inflected. */
const COMPOUND =
  /(?:anleitung|handbuch|datenblatt|beschreibung|hinweise|angaben|handleiding|aanwijzing|anvisning|vejledning|håndbog|handbok)(?:en|er|n)?$/u;
const INFLECTED = /^(?:руководств|инструкц|паспорт|описани|техническ|характеристик|каталог|эксплуатац|версия)/u;

const SMALL_WORDS = `
  a an the of for and or with in on to by from at as is all your our this no nr
  der die das den dem des und oder für mit von zu zum zur im am
  le la les l d de du des et ou pour avec en au aux un une sur
  el los las del y o para con por una lo il gli i e di da per della delle dei
  van het een voor met op и или для по на с о в
`;

const KINDS = new Set([...WORDS.split(/\s+/), ...SMALL_WORDS.split(/\s+/)]);

/** What a document is, and not which part of one. */
export const KIND_OF_DOCUMENT =
  /manu[ae]l|guide|faq|guida|guía|data\s?sheet|handbook|handbuch|anleitung|datenblatt|fiche|notice|ficha|scheda|instruc|istruz|instruk|leiding|specification|catalog|katalog|руководств|инструкц|паспорт|手册|书|書/iu;

/** Written without blanks, so that they are found within a line. */
export const KINDS_UNSPACED =
  /(?:产品|技术|使用|用户|用戶|安装|操作|数据|規格|规格)?(?:数据手册|规格书|规格書|説明書|说明书|手册|手冊|仕様書|データシート|カタログ|目录|目錄|取扱)/gu;

/** `word` in small letters. */
export function saysKind(word: string): boolean {
  return KINDS.has(word) || COMPOUND.test(word) || INFLECTED.test(word);
}
