import { ITALIAN_COMPLAINT } from "./italian-complaint.ts";
import { REQUESTS_OF_ALL } from "./shared.ts";
import type { Wording } from "./wording.ts";

export const ITALIAN: Wording = {
  blanks: true,
  lists: {
    human:
      "umano|umana|umani|essere umano|esseri umani|persona|persone|operatore|operatrice|operatori|agente|addetto*|addetta|consulente*|rappresentante*|qualcuno|qualcun|interlocutore*|incaricato*|referente*|gente",
    expert:
      "tecnico|tecnici|ingegnere|ingegneri|specialista*|esperto|esperta|esperti|collega|colleghi|responsabile*|supervisore*|capo|direttore|commerciale*|venditore*|reparto ~1|ufficio ~1|assistenza*|supporto ~1|servizio ~2|team ~1|squadra|dipendente*|signor ~1|signora ~1|agente di zona|customer service|sede|fabbrica|vendite",
    party: "<human>|<expert>",
    bot: "robot|bot|chatbot*|macchina|macchine|computer|automa|ia|ai|intelligenza artificiale|programma|software|risponditore*|assistente virtuale|sistema automatico",
    plainBot: "robot|bot|chatbot*|ia|ai",
    speak:
      "parlare|parlarne|parlarci|parlo|parli|parla|discutere|discuterne|chattare|conversare|confrontarmi|confrontarci|comunicare|interagire|dialogare|scambiare ~2|trattare|sentire|sentirmi|rivolgermi|vederlo|mettermi",
    asking:
      "mi dà|mi date|per favore|per piacere|per cortesia|cortesemente|posso|può|puoi|potete|possiamo|potrei|potrebbe|potreste|potremmo|vorrei|vorremmo|voglio|vogliamo|preferisco|preferirei|desidero|bisogno|serve|servirebbe|occorre|cerco|come|dove|chi|c è|ci sono|avete|esiste|possibile|possibilità|mi piacerebbe|gradirei|chiedo|prego|devo|dovrei|fate|fatemi|mi faccia|esigo|numero|modo|è possibile|sarebbe|attendo|si può|dammi|datemi|mi dia",
    reaching:
      "parlare|parlarci|parlarne|parlargli|discutere|discuterne|chiamare|chiamarmi|chiami|chiamata|chiamate|telefono|telefonare|telefonata|telefonico|telefonicamente|richiam*|ricontatt*|contattare|contattarmi|contattarvi|contatti|contattato|contattata|contatto con|contatto di|in contatto|recapito|recapiti|passare|passarmi|passate|passatemi|passi|trasferi*|collegare|collegarmi|collegatemi|mettermi|mettere|metta|inoltrare|inoltri|inoltrate|rivolger*|rivolgo|raggiungere|confrontar*|sentire|sentirmi|assistermi|assista|aiutarmi|aiuti|consigliar*|consulenza|rispondere|risponda|rispondermi|di persona|personalmente|a voce|direttamente|disponibile|subentr*|appuntamento|incontr*|verificare|controllare|verifichi|controlli|guardi|riunione|visita|scalare|escalation|seguirmi|gestire|occuparsi|spiegarmi",
    bad: "inutile|inutili|ridicol*|vergogna|una vergogna|vergognos*|pessim*|orribil*|terribil*|schifo|uno schifo|schifos*|assurd*|patetic*|inaccettabil*|deludent*|frustrant*|esasperant*|stupid*|merda|una merda|uno scherzo|scherzo|presa in giro|una presa in giro|perdita di tempo|una perdita di tempo|incompetent*|penos*|disastro|un disastro|disastros*|impossibile|pazzesco|insopportabil*|spazzatura|scarso|scadente|demenziale|idiot*|una barzelletta|indecent*|scandalos*|nessun aiuto|di nessun aiuto|tempo perso|inadeguat*",
    ordinal: "seconda|terza|quarta|quinta|sesta|decima|ennesima|centesima|2a|3a|4a|5a",
    want: "vorrei|voglio|vogliamo|vorremmo|preferisco|preferirei|ho bisogno|avrei bisogno|abbiamo bisogno|bisogno|mi serve|ci serve|mi servirebbe|mi occorre|desidero|desidererei|chiedo|pretendo|esigo|cerco|gradirei|mi piacerebbe|datemi|mi dia|dammi|posso avere|potrei avere|meglio",
    phone: "telefono|numero di|numero del|recapito|recapiti|linea diretta|hotline|contatto di|nome del mio",
    complain: "reclamo|lamentela|lamentarmi|reclamare",
    checking:
      "controlli|controllare|verifichi|verificare|guardi|guardare|confermi|confermare|riveda|esamini|risponda|dia un occhiata|controllasse|validi",
    politely: "per favore|per piacere|perfavore|subito|adesso|ora|presto|urgente|grazie|immediatamente",
    you: "lei|voi|vi|suo|vostro|vostra|bot|chat|robot|servizio|assistenza|supporto|chatbot|mi ha|mi avete|mi hai|azienda|le|te",
    answering:
      "risposta|risposte|rispost*|rispond*|domanda|domande|detto|dice|spieg*|aiutarmi|mi aiuta*|capi*|messaggi*|link|risolto|testo",
    again: "ancora|sempre|di nuovo|già|ogni volta|continuamente|mai|un altra volta|costantemente|adesso",
    same: "stesso|stessa|stessi|stesse|uguale|sbagliat*|errat*|male|diversi|diverse|contraddittori*",
    fedUp:
      "non andiamo avanti|non si va avanti|non ne posso più|esasperante|roba da matti|lasci stare|lascia stare|lasciate stare|basta così|che incubo|incubo|mi arrendo|non ce la faccio|sono stuf*|snervante|non porta a nulla|non arriviamo da nessuna parte|da nessuna parte|mi avete stancato|che pazienza|estenuante",
    read: "legga|leggete|leggi|legge|letto|leggere",
    mine: "i miei messaggi|le mie domande|la mia domanda|il mio messaggio|(quello|ciò|quel) che (scrivo|ho scritto|chiedo|dico|ho chiesto|ho detto)",
    negated: "non|mai|niente|nulla|nessun*|né",
  },
  misspelt:
    "operatore operatrice persona umano qualcuno parlare tecnico ingegnere responsabile consulente collega assistenza clienti contattare richiamare richiamatemi specialista commerciale rappresentante supporto servizio capisce inutile ridicolo vergogna risposta",
  request: {
    alone:
      "umano|umana|essere umano|persona|persona vera|persona reale|operatore|operatrice|operatore umano|agente|consulente|addetto|assistenza clienti|servizio clienti|assistenza|assistenza tecnica|supporto tecnico|supporto|ufficio vendite|ufficio commerciale|ufficio tecnico|tecnico|ingegnere|responsabile|supervisore|qualcuno|richiamatemi|richiamata|niente bot|niente robot|no bot",
    fillers:
      "un|una|uno|il|la|l|lo|con|a|al|per favore|per piacere|perfavore|grazie|ciao|buongiorno|buonasera|salve|sì|no|ok|ora|adesso|subito|vero|vera|reale|umano|umana|in carne e ossa|competente|vorrei|voglio|parlare|solo|basta|pf|cortesemente|direttamente|immediatamente|mi passi|mi serve",
    patterns: [
      ...REQUESTS_OF_ALL,
      "(umano|persona|consulente*|esperto*|collega) & (aiutar*|aiuti) & <asking>",
      "<speak> [direttamente|meglio|di persona|a voce|di questo] (con|a|al|all|coll) ~4 <party>",
      "(parlare|parlarne|parlarci|discutere|discuterne|confrontarmi|chattare) ~4 (con|a) ~4 <party>",
      "(vorrei|voglio|posso|potrei|fammi|fatemi|mi faccia|preferisco) parlarci",
      "(parlarne|discuterne|parlare|sentirci|sentirsi|spiegare|spiegarlo|meglio|preferisco) ~3 (al telefono|per telefono|a voce|telefonicamente)",
      "<want> [che mi risponda|di|con|d|anche|parlare con] ~1 (un|una|uno|l|il|di un|di una|d un|altro|qualche|vostro) ~2 (<human>|tecnico|ingegnere|specialista|esperto|responsabile|commerciale|collega|supervisore)",
      "<want> [di|con|parlare con|che] ~1 (qualcuno|persona|operatore|umano|assistenza umana|aiuto umano|persone)",
      "(mi|ci) ~1 (passi|passa|passate|passare|trasferisca|trasferisci|trasferire|trasferite|colleghi|collega con|collegare|metta|mettere|mettete|metti|indirizzi|indirizzare|chiami|chiamare|dia|dare|trovi|trovare) ~2 (con|a|al|all|in contatto|un|una|l|il|qualcuno|su) ~3",
      "(passami|passatemi|passarmi|trasferitemi|trasferiscimi|trasferirmi|mettimi|mettetemi|mettermi|collegatemi|collegarmi|indirizzatemi|indirizzarmi|chiamatemi|chiamami|richiamatemi|richiamami|contattatemi|contattami|datemi|trovatemi|inoltratemi|ricontattatemi)",
      "(passare|trasferire|inoltrare|inoltri|inoltrate|girare|giri|girate|passi|passate|inoltra|girarlo|passarlo|inoltrarlo|scalare|scali|scalate|affidare|trasferisca) ~5 (a|al|all|alla|con|ai) ~3 (<human>|<expert>)",
      "(messo|mettere|mettermi|mettete|metta|mettetemi|mettersi|metterci) ~2 in (contatto|comunicazione|collegamento)",
      "in contatto con ~3 <party>",
      "(essere|esser|venire) (contattat*|ricontattat*|richiamat*|messo|assistit*|trasferit*)",
      "(fare|fate|faccia|fammi|fatemi|mi faccia) ~1 (parlare|contattare|richiamare|chiamare) ~4",
      "^ ~2 <party> ~4 (per favore|per piacere|grazie|perfavore) $",
      "(parlargli|parlarle|parlarvi|chiamarvi|telefonarvi)",
      "(dove|come|a che numero|posso) ~2 (chiamare|telefonare)",
      "(preferisco|vorrei|voglio|chiedo|desidero|gradirei) che ~2 (mi|ci) ~1 (chiamiate|chiami|chiamino|chiamasse|contattiate|contatti|contattino|contattasse|richiamiate|richiami|richiamasse|aiuti|risponda)",
      "(umano|umani|qualcuno|persona) ~1 dietro",
      "(c è|ci sono) ~2 (essere umano|esseri umani|umano)",
      "<human> (richiesto|necessario)",
      "(ricevere|avere|richiedere|chiedere) ~1 (chiamata|richiamata|telefonata)",
      "(parere|aiuto|consiglio|conferma|opinione) (di|da) ~3 (ingegnere|esperto|tecnico|specialista|persona|umano|vostr*)",
      "(posso|potrei|vorrei|possiamo|voglio|desidero|gradirei|è possibile|preferirei|chiedo di) ~2 (essere|venire|farmi) (richiam*|ricontatt*|contatt*|chiamat*|assistit*|seguit*)",
      "<bot> & (non|mai|odio) & (parlare|parlo|chattare|discutere|perdere)",
      "chi ~3 (responsabile|si occupa|referente|incaricato)",
      "(parlare|parlarci) con (lui|lei|loro|voi)",
      // Richiamate
      "(<party>|potete|può|potrebbe|potreste|possono) ~3 (mi|ci) ~2 (richiamare|chiamare|contattare|ricontattare|telefonare|richiama|chiama|contatta|aiutare di persona|richiami|chiami|contatti)",
      "(<party>|potete|può|potrebbe|potreste) ~2 (richiamarmi|chiamarmi|contattarmi|ricontattarmi|telefonarmi|chiamarci|contattarci|richiamarci|assistermi di persona)",
      "(mi|ci) (può|potete|puoi|potrebbe|potreste) ~2 (richiamare|chiamare|contattare|ricontattare|telefonare|passare|mettere in|trasferire)",
      "(mi|ci) (richiami|richiamate|chiami|chiamate|contatti|contattate|ricontatti|ricontattate|telefoni)",
      "(fissare|organizzare|programmare|pianificare|prenotare|concordare) ~2 (chiamata|riunione|appuntamento|videochiamata|call|incontro|telefonata|visita)",
      "(chiedo|vorrei|gradirei|richiesta di|una) ~2 (richiamata|essere richiamat*|telefonata)",
      "(a chi|con chi|chi) ~1 (posso|potrei|devo|possiamo|dovrei|si può|mi posso|potremmo|mi) ~3 (parlare|rivolger*|contattare|chiamare|chiedere|sentire|scrivere|rivolgo|telefonare|$)",
      "chi ~2 (può|potrebbe) ~2 (aiutarmi|assistermi|seguirmi) ~2 (personalmente|di persona|al telefono|davvero)",
      "come ~3 (contattare|contatto|parlare|parlo|raggiungere|raggiungo|chiamare|telefonare|mettermi) ~2 (con|il|la|l|vostr*|voi|i|un|qualcuno|al) ~3",
      "come ~1 (posso|si può|faccio|potrei) ~1 (contattarvi|chiamarvi|raggiungervi|parlarvi|sentirvi)",
      "(avete|c è|qual è|datemi|mi date|esiste|mi dia) ~3 (numero di telefono|numero diretto|linea diretta|numero verde|telefono|hotline|recapito telefonico)",
      // C'è qualcuno?
      "(c è|ce|ci sono|esiste) ~1 (qualcuno|un umano|una persona|un operatore|persone vere|umani|qualche ~1|un tecnico|un responsabile|un addetto|una vera persona|un essere umano) ~1 (lì|qui|là|che|disponibile|reale|vera|vero|con cui|dall|in linea|online|a cui|in chat|$)",
      "^ ~1 qualcuno (lì|qui|disponibile|in linea)",
      "qualcuno ~1 (che|di) ~2 (sappia|sa|capisca|capisce|conosca|conosce|competente|vero|reale|possa|se ne intenda|esperto|voi|vostro)",
      "(persona|persone|operatore|umano|operatori|agente|qualcuno) (vera|vero|veri|vere|reale|reali|umano|umana|in carne|competente|umani|qualificat*)",
      "(vera|vero|vere|veri) (persona|persone|operatore|umano|essere umano|operatori)",
      "(assistenza|aiuto|supporto|contatto|operatore|intervento|risposta) (umana|umano|di una persona|da una persona|da un umano|di persona)",
      "(un|uno|una) ~1 (vostr*|dei vostri) ~1 (tecnic*|ingegner*|espert*|collegh*|specialist*|commercial*) ~3 (guard*|verific*|controll*|veda|dia|richiam*|contatt*|chiam*|aiut*|esamin*|riveda|passi|venga)",
      "(attendo|aspetto|aspettare|attendere) ~2 (un|una|l|che) ~1 (operatore|umano|persona|collega|addetto)",
      "(reclamo|lamentarmi|lamentela) ~2 (con|a) ~2 <party>",
      // Niente bot
      "(non|mai|stufo|stanco|stufa|stanca|basta|senza|invece di|odio|rifiuto|anziché|smettere) ~4 (parlare|parlo|chattare|discutere|conversare|perdere|interagire|scrivere|avere a che fare) ~4 <bot>",
      "(non) ~1 (voglio|mi fido|sopporto|mi piace|mi piacciono) ~3 (bot|robot|chatbot*|ia|ai|macchine|una macchina)",
      "(basta|ferma*|stop|spegni*|disattiva*|niente|chiudi|via|togli*|smetti*) ~2 <plainBot>",
      "(complesso|complicato|particolare|specifico|complessa|complicata) per ~2 <bot>",
      "(persona|umano|qualcuno|operatore) ~3 non ~2 <bot>",
    ],
    unless: [
      "<party> ~2 (disponibil*|apert*|raggiungibil*|reperibil*) ~1 (di notte|la notte|nel fine settimana|nel weekend|la domenica|il sabato|nei festivi)",
      "(non|senza|né) [mi|ci|c|ho|è|voglio|vi] ~1 (serve|bisogno|necessario|voglio|vorrei|occorre|desidero|parlare|passi|passate|trasferi*|richiam*|contatt*|colleg*|chiam*|interessa|fate) ~4 (<human>|tecnico|ingegnere|specialista|esperto|collega|richiam*|contatt*|commerciale|nessuno)",
      "non (mi|ci) (passi|passate|trasferisca|trasferite|richiami|richiamate|contatti|contattate|chiami|chiamate|colleghi|colleghate|metta|mettete|faccia) ~4",
      "non ~1 (passatemi|trasferitemi|richiamatemi|contattatemi|chiamatemi|mettetemi|serve)",
      "senza ~2 (operatore|umano|persona|agente|consulente)",
      "(ho|abbiamo|ha|hanno|avevo|avevamo) [già|appena] (parlato|sentito|discusso|contattato|chiamato|chattato) ~5 <party>",
      "(sto parlando|sei|è|lei è|siete|sta) ~1 (con|un|una) ~2 (<human>|<bot>) $",
      "agent* (pulente|pulenti|chimic*|distaccant*|sgrassant*|bagnant*|schiumogen*|detergent*)",
      "(parlare|parliamo|parlando) (di|del|della|dei|delle)",
      "(supporto|supporti) (per #|per ~1 #|del|della|cavo|metallic*|di fissaggio)",
      "(nostro|mio|nostra|quanti|quante|quale|quali|ogni|una sola|un solo|l|il|la) (tecnico|operatore|operatori|persona|persone|agente|cliente|ingegnere|collega) ~1 (cerca|chiede|dice|deve|può|firma*|serv*|ha|ha detto|vuole sapere|occorrono|sente)",
      "(umano|umana) (con|corpo)",
      "(contatto|corpo|mano|fattor*) uman*",
      "(serve|occorre|servono|occorrono|bisogna|ci vuole|quanti|quante) ~1 [un|una|l] (tecnico|operatore|operatori|persona|persone|ingegnere|specialista) (per|in|che)",
      "(vostro|un vostro|mio|nostro|suo|il) ~1 (collega|tecnico|commerciale|ingegnere|venditore) ~1 (mi|ci) ~1 (ha|aveva|hanno|disse) ~1 [detto|consigliato|confermato|assicurato]",
      "(adatto|adatti|idoneo|per|compatibile|braccio) ~2 (robot|macchine|macchina)",
      "qualcuno (produce|vende|su un|ha detto|dice|mi ha detto|fabbrica)",
    ],
  },
  offer:
    "(gli|le|vuole|vuoi|desidera|devo|posso|preferisce|gradisce|volete) ~3 (metta|metto|mettere|passi|passo|passare|parlare|trasferisca|trasferisco|collego|colleghi|collegare|chiami|contatti|mettiamo|inoltri|subentrare|subentri) ~6",
  consent:
    "^ (sì|si|certo|ok|va bene|per favore|volentieri|d accordo|grazie|perfetto|sicuro|certamente|proceda|procedi|pure|magari|assolutamente|esatto|fate pure|faccia pure|con piacere|yes)",
  complaint: ITALIAN_COMPLAINT,
};
