import { SPANISH_COMPLAINT } from "./spanish-complaint.ts";
import { REQUESTS_OF_ALL } from "./shared.ts";
import type { Wording } from "./wording.ts";

export const SPANISH: Wording = {
  blanks: true,
  lists: {
    human:
      "humano*|humana*|persona|personas|ser humano|agente|agentes|asesor*|operador|operadora|operadores|representante*|alguien|gente|ejecutivo*|teleoperador*|interlocutor*|encargado*",
    expert:
      "ingeniero*|ingeniera*|técnico*|técnica|especialista*|experto*|experta*|compañero*|compañera*|colega*|responsable*|supervisor*|jefe|jefa|gerente|comercial*|vendedor*|departamento*|equipo ~1|soporte*|atención al cliente|servicio ~2|ventas|oficina*|consultor*|personal|señor ~1|señora ~1|delegado*|distribuidor*|fábrica",
    party: "<human>|<expert>",
    bot: "robot*|bot|bots|chatbot*|máquina*|ordenador*|computador*|ia|inteligencia artificial|autómata|programa|sistema automático|asistente virtual|contestador*|grabación",
    plainBot: "robot*|bot|bots|chatbot*|ia",
    speak:
      "hablar|hablo|hable|charlar|chatear|conversar|comunicarme|comunicarnos|platicar|tratar ~2|tratarlo|comentar*|consultarlo|consultar ~1|dialogar|escribirme|discutir*|verlo|entenderme|ablar|hablarlo|contactar|contactarme|dirigirme",
    want: "quiero|quisiera|queremos|necesito|necesitamos|prefiero|preferiría|me gustaría|nos gustaría|deseo|desearía|exijo|solicito|pido|querría|busco|requiero|hace falta|denme|deme|dame|páseme|pásame|pónganme|ponme|póngame|búsqueme|tráeme|puedo tener|mejor",
    asking:
      "me da|me dan|por favor|porfavor|porfa|puede*|puedes|podría*|podrían|puedo|podemos|podéis|pueden|quiero|queremos|quisiera|quisiéramos|necesito|necesitamos|prefiero|preferiría|gustaría|deseo|desearía|cómo|dónde|quién|hay|tienen|tenéis|busco|posible|posibilidad|favor|ruego|solicito|pido|espero|debo|exijo|manera|forma|hace falta|número|dame|deme|denme|me urge|agradecería|que me|que nos",
    reaching:
      "hablar|hablarlo|hablarle|charlar|conversar|comunicar*|comunic*|contactar*|contacte*|contacto con|contacto de|contactarme|llamar*|llame*|llamen|llamada|teléfono|telefónica*|por teléfono|atender*|atienda*|atiendan|pasar*|pase*|páseme|transfer*|transfier*|transfié*|derivar*|derive*|deríve*|conect* con|conéct*|devolver*|localizar*|consultar*|asesor*|ayudarme|ayudarnos|me ayude|nos ayude|responder*|responda*|conteste*|escalar|escale*|remit*|reunión|reunirme|personalmente|en persona|directamente|disponible*|cita|visita|visite|revisar|revise*|tratarlo|discutirlo|escribir a|dirigirme|reclamar",
    bad: "inútil*|ridícul*|desastre|un desastre|vergüenza|una vergüenza|vergonzos*|pésim*|horrible*|terrible*|lamentable*|basura|una basura|porquería|una porquería|absurd*|patétic*|inaceptable*|indignante*|decepcionante*|frustrante*|desesperante*|estúpid*|tont*|mierda|una mierda|una broma|broma|tomadura de pelo|pérdida de tiempo|una pérdida de tiempo|incompetente*|nefast*|penos*|malísim*|fatal|un asco|asco|imposible|increíble|un chiste|chiste|insoportable*|inservible*|una tontería|tontería*|mediocre*|deplorable*|una estafa|el colmo",
    ordinal: "segunda|tercera|cuarta|quinta|sexta|décima|enésima|2a|3a|4a|5a|2ª|3ª",
    phone: "teléfono|telefono|número|numero|línea directa|datos de contacto|contacto de|hotline|extensión|nombre de mi",
    complain: "reclamación|queja|quejarme|reclamar",
    checking:
      "revise*|revisar|revisara|verifique|verificar|compruebe|comprobar|confirme|confirmar|mire|mirar|vea|valide|responda|conteste|estudie",
    politely: "por favor|porfavor|porfa|rápido|ya|ahora|urgente|inmediatamente|gracias",
    you: "usted|ustedes|su|sus|tú|vosotros|bot|chat|robot|servicio|soporte|asistente|me ha|me has|me han|le|te|chatbot|empresa",
    answering:
      "respuesta*|responder|respondido|respond*|contest*|pregunta|preguntas|dicho|dice|explic*|ayudarme|me ayuda*|entiend*|entend*|mensaje*|enlace*|resuelto|texto",
    again:
      "otra vez|todavía|aún|siempre|de nuevo|ya|cada vez|continuamente|nunca|sigue|siguen|sigues|sigo|constantemente|ahora",
    same: "mismo|misma|mismos|mismas|igual|mal|equivocad*|incorrect*|errónea|distint*|diferentes|contradictori*",
    fedUp:
      "así no avanzamos|no avanzamos|no llegamos a nada|desesperante|desesperad*|es de locos|de locos|déjelo|no puedo más|no aguanto|estoy hart*|hart* de|ya basta|hasta las narices|qué pesadilla|pesadilla|me rindo|me tiene hart*|no lleva a nada|no vamos a ningún lado|a ninguna parte|agotador|insufrible",
    read: "lea|lean|lee|leer|leen|lees|leído",
    mine: "mis (mensajes|preguntas|textos)|mi (mensaje|pregunta)|lo que (escribo|escribí|pregunto|digo|pregunté|he escrito|le escribo)",
    negated: "no|nunca|nada|ningun*|tampoco|jamás",
  },
  misspelt:
    "humano persona agente asesor operador operadora ingeniero técnico alguien hablar transferir transfiérame comunicarme contactar llamada supervisor responsable representante especialista atención cliente servicio soporte entiende inútil ridículo respuesta vergüenza",
  request: {
    alone:
      "humano|humana|ser humano|persona|persona real|agente|asesor|asesora|operador|operadora|representante|atención al cliente|servicio al cliente|servicio técnico|soporte|soporte técnico|soporte humano|ventas|ingeniero|técnico|supervisor|responsable|gerente|alguien real|alguien|llámenme|llámeme|llamada|no robot|no un robot|ejecutivo",
    fillers:
      "un|una|el|la|a|al|con|por favor|porfavor|porfa|pf|rápido|urgente|gracias|hola|buenos días|buenas tardes|buenas|sí|no|ok|ya|ahora|real|reales|de verdad|verdadera|verdadero|vivo|en vivo|humano|humana|quiero|necesito|hablar|ahora mismo|inmediatamente|urgente|solo|mejor|de carne y hueso|competente|basta",
    patterns: [
      ...REQUESTS_OF_ALL,
      "(humano|persona|asesor*|experto*|compañero*) & (ayudar*|ayude) & <asking>",
      "<speak> [directamente|personalmente|mejor|de esto|esto] (con|a) ~4 <party>",
      "(hablar|hablo|comunicarme|contactar|charlar) ~4 con ~4 <party>",
      "con (quién|quien) ~2 (puedo|podría|podemos|debo|tengo que|se puede|hablo|podríamos) ~3",
      "(a quién|a quien) ~1 (puedo|debo|podría|podemos|tengo que|me dirijo|llamo) ~3 (dirigir*|contactar|llamar|escribir|preguntar|acudir|consultar|hablar|$)",
      "quién ~1 (puede|podría) ~2 (atender*|llamarme|personalmente|por teléfono)",
      "<want> [que me atienda|a|con|que|hablar con|hablar] ~1 (un|una|al|otro|el|la|alguna|algún) ~2 (humano*|persona|agente|asesor*|operador*|representante|ser humano|ingeniero*|técnico|especialista*|experto*|supervisor|responsable|encargado|comercial|compañero)",
      "<want> [a|que|con|hablar con] ~1 (alguien|gente|asesor|operador*|persona)",
      "(quiero|necesito|prefiero|deseo|exijo) ~1 (persona|humano|agente|asistencia humana|ayuda humana|atención humana|atención personal)",
      "(que|para que) (me|nos) ~1 (atienda|atiendan|llame|llamen|contacte|contacten|asesore|ayude|escriba|devuelva*) ~2 (<party>|por teléfono|de vuelta|al ~1|la llamada|mañana|hoy|$)",
      "que ~3 <party> ~2 (me|nos) (contacte|contacten|llame|llamen|atienda|atiendan|asesore|visite|ayude|escriba|explique)",
      "que ~2 (ingeniero|técnico|especialista|experto|persona|alguien|asesor|responsable|compañero) ~2 (revise|revisara|vea|viera|mire|mirara|atienda|visite|confirme|explique|valide|estudie)",
      "(páse*|pase*|pása*|pasa*|pásen*|transfier*|transfié*|transferir*|comuní*|comunic*|comunique*|conéct*|conect*|deriv*|deríve*|derivar*|derive*|remit*|poner*|ponga*|pónga*|pon*|redirij*|redirig*|enví*|env*) ~1 [me|nos] (con|a|al|hacia) ~4 <party>",
      "(páseme|pásame|pasame|paseme|pásenme|páseme|transfiérame|transfiéreme|transfiérenme|transfierame|comuníqueme|comunícame|comuniqueme|conécteme|conéctame|conecteme|derívame|derívenme|deríveme|póngame|ponme|pónganme|ponganme) (con|a|al|otro|un|una)",
      "(pasar|pase|pasen|transferir|derivar|comunicar|escalar|remitir|trasladar|reenviar|reenvíe|pasarle|mandar|escale|escalen|escálelo) ~5 (a|al|con|hacia) ~4 (<human>|<expert>)",
      "(me|nos) (puede|puedes|podría|pueden|podrían|podéis) ~1 (pasar|transferir|comunicar|poner|conectar|derivar|llamar|atender ~2 persona|contactar)",
      "(puede|puedes|podría|pueden|podrían|podéis|favor de|haga*) ~1 (pasarme|transferirme|comunicarme|ponerme|conectarme|derivarme|llamarme|contactarme|pasarnos|ponernos|llamarnos|contactarnos|devolverme)",
      "(poner*|ponga*|póng*) ~2 en (contacto|comunicación) con",
      "(en contacto con) ~3 <party>",
      "(escalar|escale|escalen|escálelo|elevar|eleve) ~3 (caso|esto|consulta|asunto|tema|<party>)",
      "^ ~2 <party> ~4 (por favor|porfavor|porfa) $",
      "(hablarle|hablarles|llamarles|llamaros|llamarlos)",
      "(dónde|cómo|puedo|a qué número) ~2 (llamar|llamarles|telefonear)",
      "(humano|humanos|alguien|persona) ~1 detrás",
      "(hay) ~2 (ser humano|humano|seres humanos)",
      "<human> (solicitado|requerido|necesario)",
      "(ayuda|asistencia|atención|contacto|trato) (humana|humano|personal)",
      "que (alguien|una persona|un humano|un técnico|un ingeniero) ~1 (me|nos) ~1 (conteste|responda|atienda|llame|ayude|contacte|hable|escriba|explique)",
      "(prefiero|quiero|necesito|solicito|pido|gustaría) que (me|nos) ~1 (llamen|llame|contacten|contacte|atienda|atiendan|llamaran)",
      "(opinión|ayuda|consejo|confirmación) de ~3 (ingeniero*|experto*|técnico|especialista*|persona|humano)",
      "<bot> & (no|nunca|odio|sin) & (hablar|hablo|tratar|chatear|conversar|gusta hablar|converso|perder)",
      "(hablar|comunicarme|contactar) con (él|ella|ellos|usted|ustedes|vosotros)",
      "(quién|quien) ~3 (responsable|encargado|encarga|a cargo|contacto)",
      // Llamadas
      "(llámenme|llámeme|llámame|llamenme|llameme|llamadme|llámennos|contáctenme|contácteme|contáctame|devuélvanme|devuélvame)",
      "(me|nos) (puede|podría|pueden|podrían) ~3 (llamar|contactar|atender) ~3 (alguien|persona|ingeniero|técnico|asesor|comercial|$)",
      "(alguien|persona|ingeniero|técnico|comercial|asesor|compañero|especialista) ~4 (me|nos) ~2 (llamar|llame|contactar|contacte|atender|atienda|asesor*|devolver|devuelva|visite|visitar)",
      "(alguien|persona|ingeniero|técnico|comercial|asesor|compañero|especialista) ~4 (llamarme|contactarme|atenderme|asesorarme|visitarnos|llamarnos|contactarnos|ayudarme por teléfono|ponerse en contacto)",
      "(devolver|devuelv*|una|recibir|solicito) ~2 llamada ~2",
      "(agendar|concertar|programar|organizar|coordinar|fijar) ~2 (llamada|reunión|cita|videollamada|visita)",
      "cómo ~3 (contacto|contactar|hablo|hablar|comunico|comunicarme|llamo|llamar|localizo) ~1 (con|a|al) ~3 (<party>|ustedes|vosotros)",
      "(tienen|tenéis|hay|cuál es|dame|deme|algún|un) ~3 (teléfono|número de teléfono|línea directa|número directo|hotline) ~6 (atiendan|llamar|hablar|contacto|atención|soporte|comunicarme|$)",
      "(tienen|tenéis|hay) ~2 (teléfono|hotline|número de teléfono)",
      "(hablar|tratar*|explicar*|comentar*|resolver*|mejor|prefiero) ~3 por teléfono",
      // ¿Hay alguien?
      "(hay|está|estará|queda) ~1 (alguien|alguna persona|algún humano|un humano|algún agente|un agente|una persona|algún técnico|un técnico|algún asesor|personas|gente) ~2 (ahí|aquí|allí|disponible*|real*|que|con quien|con el|con la|en línea|de verdad|$)",
      "^ ~1 (alguien) (ahí|aquí|disponible)",
      "alguien que ~2 (sepa|entienda|conozca|pueda|hable|domine|me)",
      "(persona|personas|gente|agente|agentes|operadores|asesores|técnicos|humano|alguien) (real|reales|de verdad|verdader*|en vivo|vivo|viva|de carne|competente)",
      "(ayuda|asistencia|atención|apoyo|agente|asesor|contacto) (humana|humano|personal|personalizada|de una persona|de un humano)",
      "(verdader*|real) (persona|humano|ser humano)",
      "(espero|esperando|esperar) ~2 (un|una|a) ~1 (agente|persona|humano|asesor|compañero)",
      "(quejar*|queja) ~3 (con|ante|a) ~2 (persona|responsable|supervisor|jefe|gerente|alguien)",
      // Sin bot
      "(no|nunca|harto*|harta*|cansado*|cansada*|sin|en vez de|en lugar de|odio|basta|paso|deje|dejar) ~4 (hablar|chatear|tratar|conversar|seguir|perder|comunicarme|discutir|escribir*) ~3 <bot>",
      "(no) ~1 (quiero|me gusta*|confío|me fío|deseo) ~3 (robot*|bot|bots|chatbot*|ia|máquinas|una máquina)",
      "(pare*|para|detenga*|apague*|apaga|desactiv*|basta|stop|quite|quita|harto|harta|fuera|alto|nada) ~2 <plainBot>",
      "(complejo|complicado|específico|técnico) para ~2 <bot>",
      "(persona|humano|alguien) ~3 no ~2 <bot>",
      "^ no ~1 (robots|bots|bot)",
    ],
    unless: [
      "<party> ~2 (disponible*|abierto*|localizable*) ~1 (por la noche|de noche|los fines de semana|el fin de semana|los domingos|los sábados|los festivos|en festivos)",
      "(no|tampoco|nunca|sin|ni) [me|nos|le|hace|es|quiero|necesito|la|lo|se] ~1 (necesito|quiero|deseo|hace falta|falta|necesario|necesidad|preciso|requiero|hablar|pase|pasen|páseme|transfiera*|llame*|llamen|contacte*|conecte|comunique|derive*) ~4 (<human>|ingeniero|técnico|especialista|experto|colega|compañero|llamen|llame|contacten|llamada|comercial)",
      "no (me|nos|hace falta que me) (llame*|llamen|pase*|pasen|transfiera*|contacte*|conecte*|comunique*|derive*)",
      "sin ~2 (agente|humano|persona|operador|asesor)",
      "(hablé|habló|hablamos|hablado|contacté|comenté|consulté|llamé|estuve hablando|chateé) ~3 (con|a) ~3 <party>",
      "(estoy hablando|eres|es usted|es esto|usted es|está usted) ~2 (con|un|una) ~2 (<human>|<bot>)",
      "agente* (de (limpieza|desmolde*|fusión|curado|soplado|acoplamiento|secado|protección|sellado)|limpiador*|químico*|desmoldante*|humectante*|desengrasante*|tensioactivo*|espumante*)",
      "(hablar|hablamos) (de|sobre)",
      "(soporte|soportes) (para|de|del|metálico|#)",
      "(nuestro|nuestra|mi|cuántos|cuántas|qué|cual|cada|una sola|un solo|el|la) (técnico*|operador*|operario*|persona*|agente*|cliente|ingeniero*|colega*) ~1 (necesita*|pregunta|dice|debe|puede|firma*|hacen|tiene|dijo|hace falta|quiere saber)",
      "(hace falta|se necesita|necesito|hay que|se requiere|cuántos|cuántas) ~1 [un|una|algún] (técnico*|operador*|operario*|persona|personas|ingeniero*|especialista) (para|en|que firme)",
      "(su|sus|un|una|mi|nuestro|vuestro|tu) ~1 (compañero|colega|técnico|comercial|ingeniero|vendedor|agente|asesor) ~1 (me|nos) ~1 (dijo|ha dicho|comentó|recomendó|confirmó|aseguró|indicó)",
      "(apto|adecuado|sirve|compatible|válido|para|brazo) ~2 (robot*|máquina*|robótico)",
      "alguien (fabrica|vende|en un|en el|dijo|me dijo|hace|produce)",
      "(contacto|cuerpo|mano|factor*) (humano|humana)",
    ],
  },
  offer:
    "(le|te|quiere que|quieres que|desea que|desea|prefiere|quiere) ~3 (comunico|comunique|conecto|conecte|ponga|pongo|paso|pase|transfiera|transfiero|contacto|hablar|derive|derivo|llame|continúe|se encargue|siga) ~6",
  consent:
    "^ (sí|si|claro|ok|vale|por favor|de acuerdo|perfecto|bueno|está bien|adelante|por supuesto|correcto|hágalo|hazlo|me parece bien|encantado|gracias , sí|desde luego|yes)",
  complaint: SPANISH_COMPLAINT,
};
