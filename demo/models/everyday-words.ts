/**
 * What customers say and what documents write for the same thing, and forms that no ending tells. Data, read by
 * `keyOf` for matching only; the embedding does not know them.
 */

/** Words of one line mean the same thing in questions and documents. A word stands in one line only. */
const same = `
infant infants baby babies toddler toddlers
luggage baggage suitcase suitcases bag bags
vaccination vaccinations vaccine vaccines jab vaccinated inoculation
storage store stored stores storing keep keeps keeping kept
departure departures depart departs departing leave leaves leaving
arrival arrivals arrive arrives arriving
discard discarded discards discarding throw thrown dispose disposed disposal
elongation stretch stretchy stretches elastic elasticity
laboratory lab labs laboratories
purchase purchases purchased buy buys buying bought
discount discounts rebate rebates reduction reductions
bicycle bicycles bike bikes
vehicle vehicles van vans
car cars automobile automobiles
pet pets animal animals
doctor doctors physician physicians
booking bookings book booked reservation reservations reserve reserved
refund refunds refunded reimbursement reimbursed reimburse
cancel cancels cancelled canceled cancelling cancellation cancellations
mistake mistakes error errors fault faults malfunction malfunctions
broken break breaks breakage defective faulty defect defects
lorry lorries truck trucks
mobile phone phones telephone telephones smartphone smartphones
email emails mail e-mail e-mails
invoice invoices bill bills billed billing
staff employee employees personnel
monthly month months
yearly annual annually year years
permitted permit permits allow allowed allows permissible
forbidden prohibited banned forbid forbids
freeze freezes freezing frozen
rent rents rental rented hire hires hired
child children kid kids
disinfect disinfected disinfecting disinfectant sanitise sanitize
attach attached attaching fasten fastened affix
adhesive adhesives glue glues
fridge fridges refrigerator refrigerators
photo photos photograph photographs picture pictures image images
rubbish garbage trash waste
lamp lamps bulb bulbs
socket sockets outlet outlets
manual manuals handbook handbooks
noiseless silent quiet quieter
humidity humid moisture moist damp
weekend weekends saturday sunday
earth ground earthing grounding earthed grounded
user users operator operators
pay pays paid paying payment payments payable
delay delays delayed late lateness
gluing bond bonds bonded bonding
`;

/** Past forms and plurals without their ending. */
const irregular = `
sent send|sold sell|built build|lent lend|lost lose|bought buy|brought bring|taught teach|caught catch|held hold|told tell
driven drive|drove drive|written write|wrote write|given give|taken take|chosen choose|chose choose|worn wear|torn tear|shown show
known know|grown grow|blown blow|drawn draw|spoken speak|stolen steal|woken wake|eaten eat|ate eat|fallen fall|fell fall|ridden ride
risen rise|hidden hide|bitten bite|begun begin|began begin|drunk drink|drank drink|sung sing|swum swim|rung ring|run run|ran run
met meet|led lead|fed feed|slept sleep|swept sweep|spent spend|bent bend|burnt burn|learnt learn|meant mean|dealt deal|felt feel
found find|bound bind|wound wind|ground grind|stuck stick|dug dig|hung hang|won win|shot shoot|sat sit|lit light|slid slide
men man|women woman|feet foot|teeth tooth|mice mouse|knives knife|shelves shelf|leaves leaf|halves half|loaves loaf|wives wife
`;

const meanings = lines(same).flatMap((line): [string, string][] => {
  const words = line.split(" ");
  return words.map((word) => [word, `~${words[0] ?? word}`]);
});

/** Word → what it means, as a key that stands for the whole line. */
export const meaningOf: ReadonlyMap<string, string> = new Map(meanings);

/** Form → the word that it is a form of. */
export const baseFormOf: ReadonlyMap<string, string> = new Map(
  lines(irregular)
    .flatMap((line) => line.split("|"))
    .map((pair): [string, string] => {
      const [form = "", base = ""] = pair.split(" ");
      return [form, base];
    }),
);

function lines(text: string): string[] {
  return text.trim().split("\n");
}
