/**
 * Words of every trade, English first, then German, French, Spanish and Italian, forms divided by blanks; for matching
 * only. Data. The embedding does not know them: what it finds stays comparable from one run to the next.
 */
import { stopWords } from "./stop-words.ts";

const table = `
order value | bestellwert auftragswert | | |
order | bestellung bestellungen auftrag bestellen bestellt | commande commandes commander | pedido pedidos pedir | ordine ordini ordinare
shipping | versand versandkosten versendet verschickt | expédition envoi expédié port | envío envíos enviar | spedizione spedizioni spedire
fee | gebühr gebühren entgelt | frais commission redevance | tarifa comisión tasa comisiones | commissione tariffa commissioni
fare | fahrpreis fahrpreise tarif | tarif tarifs | tarifa tarifas | tariffa tariffe
month | monatlich | mensuel mensuelle mensualité | mensual mensuales | mensile mensili
pot life | topfzeit | | |
cure | aushärten aushärtung härtet härten | durcir durcit durcissement polymérisation | curar curado endurece | indurire indurimento indurisce
display | display bildschirm anzeige | écran écrans afficheur | pantalla pantallas | schermo display
size | größe groß | taille dimensions dimension | tamaño dimensiones | dimensioni grandezza
debit | debitkarten debitkarte | débit | débito | debito
card | karte karten | carte cartes | tarjeta tarjetas | carta carte
payment | zahlung zahlungen bezahlung zahlen bezahlen | paiement paiements payer | pago pagos pagar | pagamento pagamenti pagare
discount | rabatt nachlass ermäßigung skonto | remise réduction rabais | descuento descuentos | sconto sconti
refund | erstattung rückerstattung erstattet | remboursement rembourser remboursé | reembolso reembolsar devolución | rimborso rimborsare
booking | buchung buchen gebucht reservierung | réservation réserver | reserva reservar | prenotazione prenotare
passenger | passagier passagiere fahrgast fahrgäste | passager passagers | pasajero pasajeros | passeggero passeggeri
ship | schiff schiffe | navire bateau | barco buque | nave
vehicle | fahrzeug fahrzeuge | véhicule véhicules | vehículo vehículos | veicolo veicoli
car | auto autos wagen | voiture voitures | coche coches | automobile
bicycle | fahrrad fahrräder rad | vélo vélos | bicicleta bicicletas bici | bicicletta
truck | lastwagen lkw | camion camions | camión camiones | autocarro
luggage | gepäck koffer | bagage bagages valise | equipaje maleta maletas | bagaglio bagagli valigia
departure | abfahrt abflug | départ départs | salida salidas sale | partenza partenze parte
arrival | ankunft | arrivée arrivées | llegada llegadas | arrivo arrivi
cabin | kabine kabinen | cabine cabines | cabina camarote | cabina
child | kind kinder kindern | enfant enfants | niño niños niña | bambino bambini
adult | erwachsene erwachsener erwachsenen | adulte adultes | adulto adultos | adulto adulti
student | student studenten studierende schüler | étudiant étudiants élève élèves | estudiante estudiantes alumno | studente studenti
group | gruppe gruppen | groupe groupes | grupo grupos | gruppo gruppi
person | person personen leute | personne personnes | persona personas | persona persone
people | teilnehmer teilnehmende | participants participant | participantes asistentes | partecipanti
breakfast | frühstücksbuffet | | desayuno | colazione
restaurant | restaurant gaststätte | restaurant | restaurante | ristorante
lunch | mittagessen | | almuerzo comida | pranzo
key | schlüssel | clé clef | llave llaves | chiave chiavi
door | tür türen | porte portes | puerta puertas | sportello
window | fenster | fenêtre fenêtres | ventana ventanas | finestra
basket | korb körbe körben | panier paniers | cesta cestas | cesto cesti
oil | öl öle | huile huiles | aceite aceites | olio
oven | ofen öfen backofen | four fours | horno hornos | forno
freezer | gefrierschrank tiefkühler | congélateur | congelador | congelatore
refrigerator | kühlschrank kühlschränke | réfrigérateur frigo | nevera frigorífico | frigorifero
hose | schlauch schläuche | tuyau tuyaux flexible | manguera tubo | tubo
nozzle | düse düsen | buse buses | boquilla boquillas | ugello
tray | blech bleche tablett | plateau plateaux | bandeja bandejas | teglia vassoio
salt | salz | sel | sal | sale
ice | eis | glace glaçons | hielo | ghiaccio
replacement | austausch wechsel gewechselt ausgetauscht ersatz | remplacement remplacé | sustitución sustituir recambio | sostituzione sostituito
spare | ersatzteil ersatzteile | pièce pièces détachées | repuesto repuestos | ricambio ricambi
fuse | sicherung sicherungen absicherung | fusible fusibles | fusible fusibles | fusibile
voltage | betriebsspannung netzspannung nennspannung | | | 
power | leistungsaufnahme nennleistung anschlussleistung | | potencia |
noise | laut geräusch lärm schallpegel lautstärke | niveau sonore bruyant | ruido sonoro | rumore rumoroso
weight | gewicht wiegen | poids peser | peso pesar | peso pesare
capacity | kapazität fassungsvermögen fasst inhalt | capacité contenance | capacidad | capacità
volume | volumen rauminhalt | volume | volumen | volume
flow | durchfluss fördermenge volumenstrom | débit | caudal | portata flusso
depth | einbautiefe | | profundidad | 
speed | umdrehungen | | velocidad | 
range | reichweite bereich messbereich | portée plage | alcance rango | campo
accuracy | genauigkeit messgenauigkeit | précision exactitude | precisión exactitud | precisione accuratezza
resolution | auflösung | résolution | resolución | risoluzione
humidity | luftfeuchtigkeit luftfeuchte feuchte | humidité | humedad | umidità
altitude | einsatzhöhe meereshöhe | altitude | altitud | altitudine
thickness | dicke wandstärke | épaisseur | espesor grosor | spessore
viscosity | viskosität | viscosité | viscosidad | viscosità
density | dichte | densité | densidad | densità
adhesive | klebstoff kleber | colle adhésif colles | adhesivo pegamento | adesivo colla
sealant | dichtstoff dichtmasse | mastic | sellador | sigillante
glass | glas | verre | vidrio cristal | vetro
wood | holz | bois | madera | legno
steel | stahl edelstahl | acier inox | acero inoxidable | acciaio inossidabile
copper | kupfer | cuivre | cobre | rame
brass | messing | laiton | latón | ottone
plastic | kunststoff kunststoffe plastik | plastique plastiques | plástico plásticos | plastica
rubber | gummi | caoutchouc | goma caucho | gomma
paper | papier papierrollen | papier papiers | papel | carta
blue | blau | bleu bleue | azul | blu
green | grün | vert verte | verde | verde
black | schwarz | noir noire | negro negra | nero
white | weiß | blanc blanche | blanco blanca | bianco
yellow | gelb | jaune | amarillo | giallo
storage | lagerung lagern gelagert aufbewahren aufbewahrung | stockage stocker conserver conservation | almacenamiento almacenar conservar | conservazione conservare
shelf life | haltbarkeit haltbar | | caducidad |
expire | ablauf verfallen verfällt ablaufen | expire expirent expiration | caduca caducan vence vencimiento | scade scadono scadenza
valid | gültigkeit gilt gültige | validité valable valide | válido válida validez vigente | valido valida validità
contract | vertrag verträge | contrat contrats | contrato contratos | contratto contratti
notice | kündigungsfrist kündigung | préavis résiliation résilier | preaviso rescisión | preavviso disdetta
deposit | kaution anzahlung pfand | acompte caution dépôt | depósito fianza anticipo | deposito caparra cauzione
insurance | versicherung versichert | assurance assuré | seguro asegurado | assicurazione
damage | schaden schäden beschädigung | dommage dommages dégâts | daño daños | danno danni
repair | reparatur reparieren | réparation réparer | reparación reparar | riparazione riparare
maintenance | instandhaltung wartungsintervall | maintenance | mantenimiento | manutenzione
training | schulung schulungen kurs lehrgang | formation formations stage cours | formación curso cursos | corso corsi formazione
software | programm firmware | logiciel | programa | programma
update | aktualisierung aktualisieren | mise à jour | actualización actualizar | aggiornamento aggiornare
account | konto konten benutzerkonto | compte comptes | cuenta cuentas | conto account
users | nutzer anwender benutzer | utilisateur utilisateurs | usuario usuarios | utente utenti
limit | grenze grenzwert höchstbetrag obergrenze | limite plafond | límite tope | limite
amount | betrag menge summe | montant somme quantité | importe cantidad suma | importo quantità somma
maximum | höchstens maximaler maximales höchste höchster | maximal maximaux | máximo máxima máximos | massimo massima
minimum | mindestens minimaler mindest | minimal minimaux | mínimo mínima mínimos | minimo minima
free | gratis kostenfrei umsonst kostenlose | gratuit gratuite gratuits gratuitement | gratis gratuito gratuita | gratuito gratuita gratis
open | offen öffnen geöffneten | ouverte ouvrir ouverts | abierto abierta abre abrir | aperto aperta apre aprire
closed | geschlossene schließen | fermée fermer | cerrado cerrada cierra cerrar | chiuso chiusa chiude chiudere
working days | arbeitstag werktag werktagen arbeitstagen | ouvrables ouvrés | laborables hábiles | lavorativi
weekend | wochenende wochenenden samstags sonntags | week-end weekend | | fine settimana weekend
holiday | feiertag feiertage feiertagen | férié fériés | festivo festivos | festivo festivi
delivery | lieferung zustellung geliefert liefern | livré livrés livrer | entregar entregado | consegnare consegnato
address | anschrift | | domicilio | 
telephone | telefon telefonnummer handy | téléphone portable | teléfono móvil | telefono cellulare
smoke | rauchen raucher | fumer | fumar | fumare
dog | hundes haustier haustiere | animaux animal | perro perros mascota mascotas | cane cani animali
swimming | schwimmbad schwimmen pool | piscine | piscina nadar | piscina
parking | parkplatz parkplätze parkhaus | parking stationnement | aparcamiento aparcar estacionamiento | parcheggio
electricity | strom elektrizität | électricité | electricidad | elettricità
gas | gas gase | gaz | gas gases | gas
leak | leck undicht leckage | fuite fuit fuites | fuga fugas pierde | perdita perde
distance | abstand entfernung mindestabstand | distance écart | distancia separación | distanza
protection | schutz schutzklasse | protection | protección | protezione
gloves | handschuhe | gants | guantes | guanti
glasses | brille schutzbrille | lunettes | gafas | occhiali
safety | sicherheit | sécurité | seguridad | sicurezza
sample | muster probe proben | échantillon échantillons | muestra muestras | campione campioni
certificate | zertifikat bescheinigung zeugnis | certificat attestation | certificado | certificato
customer | kunde kunden | client clients | cliente clientes | cliente clienti
company | firma unternehmen betrieb | entreprise société | empresa compañía | azienda ditta
import | einfuhr zoll zölle | douane importation | aduana importación | dogana
mixture | mischung mischungsverhältnis | mélange | mezcla | miscela
apply | auftragen anwenden auftrag | appliquer application applique | aplicar aplica aplicación | applicare applicazione
dry | trocknen trocken trocknet trocknungszeit | sécher sec sèche séchage | secar seco seca secado | asciugare secco asciuga
heat | erhitzen wärme heizen beheizt | chauffer chaleur | calentar calor | riscaldare calore
cool | kühlen kühlung kühl | refroidir refroidissement | enfriar refrigeración | raffreddare raffreddamento
cook | kochen backen braten | cuire cuisson | cocer cocinar cocción | cuocere cottura
turn | dreht drehen | tourne tourner | gira girar | gira girare
adjust | einstellen einstellung eingestellt justieren | régler réglage | ajustar ajuste regular | regolare regolazione
connect | anschließen verbinden angeschlossen anschluss | connecter brancher raccorder raccordement | conectar conexión | collegare collegamento
measure | messen messung gemessen | mesurer mesure | medir medición | misurare misura
print | drucken druckt drucker | imprimer imprimante impression | imprimir impresora | stampare stampante
scan | scannen | scanner numériser | escanear | scansione
send | senden schicken sendet | envoyer envoie | enviar envía | inviare invia
receive | erhalten empfangen bekommen | recevoir reçoit | recibir recibe | ricevere riceve
contain | enthält enthalten | contient contenir | contiene contener | contiene contenere
include | inbegriffen inklusive eingeschlossen | compris comprise inclus incluse | incluido incluida incluye | incluso inclusa compreso
exclude | ausgeschlossen ausgenommen | exclu exclus | excluido excluidos | escluso esclusi
need | nötig notwendig erforderlich | nécessaire requis | necesario requerido | necessario richiesto
lose | verloren verlust | perdu perte | perdido pérdida | perso smarrito
late | verspätung verspätet | retard retards | retraso retrasos | ritardo ritardi
germany | deutschland deutschlands | allemagne | alemania | germania
austria | österreich | autriche | | 
switzerland | schweiz | suisse | suiza | svizzera
france | frankreich | | francia | francia
italy | italien | italie | italia | 
spain | spanien | espagne | españa | spagna
europe | europa | | europa | europa
begin | beginn beginnt anfang | début commence | comienza empieza inicio | inizio inizia
end | ende endet | fin finit termine | fin termina acaba | fine finisce
`;

type Spoken = "de" | "fr" | "es" | "it";

const everyday: Readonly<Record<Spoken, Map<string, string>>> = {
  de: new Map(),
  fr: new Map(),
  es: new Map(),
  it: new Map(),
};
for (const line of table.trim().split("\n")) {
  const [english = "", ...languages] = line.split("|").map((part) => part.trim());
  (["de", "fr", "es", "it"] as const).forEach((language, at) => {
    for (const word of languages[at]?.split(/\s+/) ?? []) {
      if (word !== "" && !stopWords[language].has(word) && !everyday[language].has(word)) {
        everyday[language].set(word, english);
      }
    }
  });
}

/** The English of an everyday word; inflected by one ending at most. */
export function everydayEnglish(word: string, language: Spoken): string | undefined {
  const words = everyday[language];
  return words.get(word) ?? (word.length > 4 ? words.get(word.replace(/(?:en|es|er|em|s|n|e)$/, "")) : undefined);
}

/** German words of which compounds are made, with their English. */
export const germanParts: ReadonlyMap<string, string> = everyday.de;

/** Chinese → English, longest first. */
export const everydayChinese: readonly (readonly [string, string])[] = `
使用温度 service temperature|储存温度 storage temperature|储存 storage|保质期 shelf life|固化时间 cure time|固化 cure|粘度 viscosity|胶水 adhesive|订单 order|运费 shipping cost|发货 shipping|送货 delivery|费用 cost|手续费 fee|票价 fare|乘客 passengers|载客 passengers|船 ship|车辆 vehicle|自行车 bicycle|行李 luggage|出发 departure|到达 arrival|房间 room|早餐 breakfast|儿童 child|成人 adult|学生 student|打印机 printer|屏幕 display|电池 battery|续航 battery life|付款 payment|退款 refund|发票 invoice|合同 contract|押金 deposit|保险 insurance|维修 repair|噪音 noise|容量 capacity|体积 volume|流量 flow|精度 accuracy|分辨率 resolution|湿度 humidity|厚度 thickness|高度 height|宽度 width|深度 depth|长度 length|直径 diameter|功率 power|速度 speed|转速 speed|频率 frequency|压力 pressure|过滤器 filter|滤芯 filter|水箱 tank|冰 ice|油 oil|盐 salt|钥匙 key|门 door|窗 window|免费 free|最大 maximum|最高 maximum|最小 minimum|最低 minimum|每天 daily|多久 how long|多长时间 how long|什么时候 when|几点 when|多少 what|允许 allowed|禁止 forbidden|需要 need|包括 include|包含 include|培训 training|证书 certificate|样品 samples|折扣 discount|狗 dog|宠物 pet|停车 parking|泳池 swimming pool|开放 open|关闭 closed|蓝色 blue|绿色 green|黑色 black|白色 white|黄色 yellow|灰色 grey|玻璃 glass|钢 steel|铜 copper|塑料 plastic|橡胶 rubber|木 wood|手套 gloves|错误 error|代码 code|故障 fault|屏蔽 shield|用户 users|限额 limit|金额 amount
`
  .trim()
  .split("|")
  .map((pair): readonly [string, string] => {
    const [from = "", ...to] = pair.trim().split(" ");
    return [from, to.join(" ")];
  })
  .toSorted((a, b) => b[0].length - a[0].length);
