/**
 * English words that say nearly the same in questions and in manuals, any of a group for any other; groups are parted
 * by `;` or the end of a line. Data; how they are used is told in thesaurus.ts and lexical-search.ts. General
 * language of devices, houses, travel, trade and software, of no one product.
 */
export const SYNONYM_ROWS = `
abort cancel stop quit; accident emergency injury incident; account profile login; adapter converter adaptor
add append insert include attach; adhesive glue cement sealant; adjust regulate tune set calibrate trim
age old years; aim direct point align; alarm alert warning notification; allow permit let authorise accept
amount quantity volume number sum; answer reply response; appliance device unit machine equipment apparatus
appointment booking reservation slot; arrival arrive check-in; assemble mount install fit build
attach fasten fix secure mount; automatic automatically self unattended; avoid prevent protect stop
backup copy restore save; baby infant child cot crib; bad poor wrong faulty defective; bag sack pouch luggage
ban prohibit forbid disallow; bath bathtub shower; battery accumulator cell storage
bend bending curve kink radius; bent crooked deformed warped; big large wide great; bill invoice charge account
bin waste disposal trash; bite sting wound; blank empty black dark; block blocked clogged obstruct jam
blow burst rupture break; boil boiling heat hot; boss manager supervisor director; bottle container vessel flask
bottom base lower foot; bounce fluctuate oscillate jump hunt unstable; brand make manufacturer maker
break fracture crack damage failure; breathe ventilation air ventilate; bright brightness luminous light
broken defective faulty damaged failed; brush scrub clean; bug error fault defect
burn burnt scald overheat fire; button key switch knob; buy purchase order acquire; cable cord lead wire
canteen restaurant meal food; car vehicle automobile; careful caution safe safety; carry transport handle lift
change modify alter replace adjust; charge fee price cost tariff; cheap inexpensive affordable low discount
check inspect verify examine test; children kids child young minors; chilly cold cool low
choke clog block stall; choose select pick option; clean wash rinse cleaning hygiene; close shut seal
coat coating layer lining paint; code pin number combination; collect pick fetch gather; come arrive reach
comfortable ease convenient; company business firm enterprise; complain complaint claim
computer pc laptop notebook desktop; connect plug attach link join wire pair
connection connector terminal port joint interface; consume consumption use usage; container vessel tank drum
control regulate steer manage operate; cook cooking kitchen food; correct right proper suitable
cost price fee rate charge; count counter number meter; coupon voucher gift code; cover lid cap hood enclosure
crack fissure break split; crooked inclined tilted angle; cup mug glass; cut trim slice shear
damage harm defect destroy; damp moist humid wet humidity; danger hazard risk dangerous hazardous
date day time deadline; dead lifeless defective fails; deep depth immersion insertion; delay late latency wait
delete remove erase clear; deliver delivery ship shipment dispatch; dental tooth teeth
deposit downpayment advance prepayment; diesel oil fuel; dim weak faint dark
dirt dirty contamination soiling deposits build-up; disabled wheelchair barrier-free accessible
disconnect unplug detach separate isolate; discount rebate reduction voucher; distance gap clearance spacing
dizzy nausea faint; doctor physician medical clinic; document paper form certificate sheet; dog pet animal
down lower fall drop; download fetch get install; drain empty discharge outlet; drift shift deviation offset
drive run operate; drop fall decrease; drunk alcohol beer wine; dry drying moisture; dust powder particles
duty obligation tax; earn points bonus reward; earth ground grounding earthing; edge border rim corner
electricity power energy current; elevator lift; employee staff personnel worker; empty drain vacant blank
end finish stop expire complete; engine motor drive; enough sufficient adequate; enter type input login
environment surroundings ambient green; equal same identical; error fault failure malfunction
escape exit evacuation leak; evening night late; exact accurate precise accuracy precision
exchange swap replace substitute; expensive price cost; expire expiry lapse validity valid
explode explosion explosive atmosphere; export save download; extend extension longer prolong
fail failure malfunction outage; fake counterfeit genuine original; fall drop decrease; family children parents
fan ventilator blower ventilation; far distance range reach; fast quick rapid speed express
fault error defect malfunction; feeler probe sensor detector; feed supply inlet; female socket receptacle
filter strainer sieve screen; find locate search discover; fine penalty charge; finish complete end
fire flame burn ignition; firm tight secure fixed; fit suit match compatible; flash blink flicker
flat level even; flicker blink unstable flash; flood flooding water ingress overflow; floor ground level storey
fluid liquid medium; fly flight airport; foam froth bubbles; food meal nutrition eat
forget forgot lost remember; forward send redirect; free gratis complimentary charge
freeze frost ice frozen cold; fridge refrigerator cool cold; fuel petrol diesel gas; full filled complete
fume vapour smoke gas; garage parking park; gauge meter instrument indicator measure; gear transmission gearbox
get obtain receive; gift present voucher; go travel leave; goods merchandise items products
grease lubricant lubricate oil; green ecological environment sustainable; grip hold clamp; grow increase rise
guest visitor customer; guide manual instructions; gym fitness exercise; half fifty middle
handicapped wheelchair accessible barrier-free; hang suspend mount stuck; heat warm temperature heating
heavy weight mass; help support assistance; hide conceal invisible; high height tall elevated
hire rent rental lease; hit impact shock; hold grip keep support; hole bore opening drilling
holiday vacation leave; home house household; hot heat temperature warm; hour time duration
humid humidity moisture damp; hurry urgent express; ice frost freeze freezing; ill sick illness doctor medical
inside interior internal indoor; insulate insulation isolate; internet online wifi network web
interval period frequency; jam block stuck; job vacancy career employment; join connect joint connect
jump fluctuate jumpy unstable; keep store retain storage; key card lock code; kill switch stop; kind type sort
kit set package; knob dial button; label tag sticker marking; laptop notebook computer
last endure lifetime durability; late delay overdue; law legal regulation rule; layer coating film
leak leakage drip escape; learn training course tutorial; leave exit depart departure; length long
level height filling; lid cover cap; lie rest lay; lifetime life service durability; light lamp lighting
lightning thunder thunderstorm surge overvoltage; limit maximum minimum bound; link connection url
liquid fluid medium; load charge weight; lock block secure; log journal record history
login sign-in password credentials; loose slack wobbly; lose lost missing; loud noise noisy sound
luggage baggage suitcase; lunch meal restaurant; machine device equipment; mail post letter email
maintain maintenance service upkeep; make produce build manufacture; male pin plug; man person staff
map plan location; mark label marking; maximum highest top limit; meal food restaurant dinner
mean meaning signify indicate; measure gauge meter measurement; medicine drug medication
meet meeting appointment; mend repair fix; message text notification; meter gauge counter; middle centre half
minimum least lowest; minor child young underage; mirror copy reflect; miss lack absent; mistake error wrong
mix blend stir agitate; mobile phone smartphone cell; moist moisture humidity damp; money cash payment price
month monthly; morning breakfast early; move relocate shift; music sound audio band; near close distance
necessary required needed must; neighbour adjacent next; new latest fresh; night overnight evening
noise sound loud quiet; note comment remark; number quantity count; offer quote quotation proposal
oil grease lubricant; old age former; open opening hours; operate run use work; order purchase book
oscillate vibrate fluctuate; outdoor outside exterior; outlet socket exit discharge; overfill overflow
overnight night; owner holder proprietor; pack package packaging; paint coat lacquer; pair couple connect
paper document form; park parking garage; part component piece spare; party celebration event
passcode password pin; password passcode credentials login; pay payment settle; people persons guests
permit allow licence; person staff adult; phone call telephone; picture photo image; piece part item
pipe tube line hose piping; place location site; plan schedule timetable; plane aircraft flight
plate panel sheet; play game; plug connector socket; point spot dot; poison toxic poisonous; pollute contaminate
pool swimming swim; poor weak bad; port connection socket; position location place; post mail shipping
power electricity supply wattage; press push pressure; pressure bar force; prevent avoid protect; price cost fee
print printer output; problem trouble fault issue; produce generate make; program software application
prohibit forbid ban; proof evidence certificate; protect guard shield; prove demonstrate test verify
pull draw extract; pulse impulse pulsation; pump delivery; purchase buy order; push press shove
put place insert; quality grade; quick fast express; quiet silent noise; quit leave exit; rain water weather
range span scope reach; rare seldom; rate price speed; reach arrive contact; read reading measure display
ready available finished; rebate discount refund; receipt invoice; recharge charge; recommend advise suggest
record log history; recycle disposal waste; reduce lower decrease; refill fill top-up; refund reimburse return
refuse reject deny; register enrol sign-up; reject refuse decline; release unlock free; remember recall forgot
remote distant wireless; remove extract detach uninstall; rent hire rental; repair fix mend
repeat recurring again; replace exchange substitute; report message notify; require need must
rescue save emergency; reserve book reservation; reset restart reboot; rest remainder break
restart reboot reset; return back send; ring call phone; rinse wash flush; ripped torn damaged
room chamber space; rope cord line; rotate turn spin; rough roughness surface; round circular
rubber elastomer seal; rule regulation policy; run operate function; rust corrosion corrode; safe secure safety
salary pay wage; save store energy; schedule plan timetable; scrap waste disposal; scratch abrasion damage
screen display monitor; screw bolt fastener; seal gasket sealing; seat chair place; secret confidential private
secure safe fasten; see view look; sell sale distribute; send ship submit; sensor probe detector
separate divide isolate; serve service; settings configuration options preferences; shake vibrate vibration
shape form geometry; share split divide; sharp edge blade; sheet page form; shift move drift; ship vessel send
shock impact electric; shop store dealer; short brief; show display indicate; shut close off; sick ill illness
side edge lateral; sign symptom signal; silent quiet noise; simple easy basic; single one individual
sit seat fit; size dimension dimensions; skin body; sleep bed night; slip slide; slow sluggish delay
small little compact; smell odour scent; smoke smoking vapour; smooth even surface; soft flexible
software app program; soil dirt; solve fix remedy; sound noise acoustic; space room clearance
spare replacement reserve; spark arc ignition; speak talk language; speed velocity rate; spill leak splash
spin rotate turn; split divide crack; spoil damage rot; spot point place; spray jet nozzle; square area
stable steady constant; staff personnel employees; stain spot dirt; start begin launch; state status condition
station stop; stay remain accommodation; steal theft stolen; steam vapour; steep slope incline; step stage
stick adhere stuck; stop halt end; storage store warehouse; storm weather wind; straight direct; strange unusual
stream flow; strength force robust; stretch extend; strong robust powerful; stuck jammed blocked; submit send
sudden abrupt; suit fit appropriate; summer heat; sun solar; supply feed provide; support assistance bracket
surface finish; surge overvoltage lightning; swim pool; switch toggle changeover; symbol icon sign; table chart
tall height; tap valve faucet; tariff rate price; taste flavour; tax duty levy; teach train; tear rip
temperature heat cold; temporary provisional; tender offer; test check trial; theft stolen security
thick thickness; thin thickness; thunder lightning thunderstorm; ticket pass; tidy clean; tight sealed firm
till until; time duration hour; tip end; tired fatigue; tool equipment; tooth dental; top upper; torn damaged
touch contact; tough robust; tour trip; town city; toxic poisonous; track follow trace; train railway
transfer shuttle transport; travel trip journey; tray drawer; tremble vibrate shake; trip fuse breaker
trouble fault problem; truck lorry vehicle; trust reliable; try attempt test; tube pipe hose; turn rotate
type kind model; unable cannot; underground metro; undo reverse cancel; uneven level; uninstall remove
unit device; unlock release open; unplug disconnect; unstable fluctuate; update upgrade; upgrade update newer
upside inverted; urgent express; use usage; user customer; vacant empty available; vacation holiday
valid validity; valve tap; vapour steam; vehicle car; ventilate air; vessel tank; vibrate vibration oscillate
view see; visit guest; voltage volt; vomit nausea; wage pay; wait delay; wake alarm; walk foot; wall partition
wallet purse; warehouse storage; warm heat; warn warning; wash clean; waste disposal; watch monitor
water liquid; weak poor; wear abrasion; weather climate; website page; wedding party; weight mass; wet moisture
wheelchair accessible; wide width; wifi wireless internet; wild animal; win prize; wind air; wipe clean
wire cable; wireless radio wifi; wobble unstable fluctuate drift; wood timber; work function operate; worn wear
wrap package; write record; yearly annual; young child; zero offset
`;
