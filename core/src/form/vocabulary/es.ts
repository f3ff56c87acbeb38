import type { Vocabulary } from './vocabulary.ts';

/** Spanish labels. What holds in every language stands with the English ones. */
export const spanish: Vocabulary = {
  language: 'es',
  refs: {
    'profile.first_name': { labels: 'nombre s | primer nombre | nombres | nombre de pila' },
    'profile.middle_name': { labels: 'segundo nombre' },
    'profile.last_name': {
      labels:
        'apellido materno y paterno | apellidos completos | apellido | apellidos | apellido s | primer apellido | apellido paterno | primer apellido y segundo apellido | apellidos s',
    },
    'profile.full_name': {
      labels:
        'destinatario | nombre y apellido de quien recibe | nombre del destinatario | nombre | nombre completo | nombre y apellidos | nombre y apellido | nombres y apellidos | nombre apellidos | nombre y apellidos completos | nombre apellido | apellidos y nombre | apellido y nombre | nombre y apellido s | nombre s y apellido s | nombres apellidos | nombre y 2 apellidos | nombre y dos apellidos | apellidos y nombres | apellido nombre | nombre apellido s | nombre del cliente | nombre de contacto',
    },
    'profile.preferred_name': { labels: 'nombre preferido | apodo | como prefieres que te llamemos | nombre social' },
    'profile.honorific': { labels: 'tratamiento' },
    'profile.pronouns': { labels: 'pronombres | pronombres preferidos | pronombre' },
    'profile.email': {
      labels:
        'direccion de email | direccion email | correo e | correo electronico personal | email personal | correo | correo electronico | e mail | email | direccion de correo electronico | direccion de correo | confirmar correo electronico | confirma tu correo electronico | confirmar email | repetir correo electronico | mail | correo electronico e mail | correo electronico email | direccion de e mail | direccion e mail | direccion electronica | correo electronico de contacto | repite tu correo electronico | repetir email | repetir e mail | confirmar e mail | confirma tu email | correo corporativo | correo electronico corporativo | email corporativo | e mail corporativo | email de empresa | correo de empresa | correo electronico empresarial | correo empresarial | email profesional | correo profesional | repita correo | repita correo electronico | confirmar correo | confirme su correo | confirme correo electronico',
    },
    'profile.phone': {
      words: 'telefono celular movil tel',
      wordsBeside: 'numero fijo de contacto o y no nro n',
      labels:
        'tel | telefono fijo | telefono celular movil | telefono movil celular | numero telefonico | celular telefono | telefono whatsapp | whatsapp | telefono | numero de telefono | movil | telefono movil | celular | numero de celular | telefono celular | numero de movil | telefono de contacto | numero de contacto | nro de telefono | n de telefono | nro de celular | telefono 1 | telefono particular | telefono personal | telefono principal | numero celular | numero movil | n telefono | no de telefono | n de movil | no celular | telefono de casa | numero de telefono movil | telefono mobil | telefono de trabajo | telefono laboral | telefono de oficina | telefono oficina | telefono trabajo | telefono de la empresa | num de telefono | num telefono | numero whatsapp | numero de whatsapp | num de contacto',
    },
    'profile.phone_country_code': { labels: 'codigo de pais | prefijo | prefijo telefonico' },
    'profile.phone_national': { labels: 'telefono sin prefijo | numero sin codigo de pais' },
    'profile.phone_extension': { labels: 'extension | extension telefonica | anexo' },
    'profile.location.display': {
      labels: 'ubicacion | ubicacion actual | lugar de residencia | ciudad de residencia | donde vives | localizacion',
    },
    'profile.location.address': {
      labels:
        'direccion de envio | direccion de residencia | direccion de facturacion | domicilio completo | direccion | direccion completa | domicilio | direccion postal | direccion de entrega | direccion de correspondencia | direccion particular | direccion actual | domicilio actual | domicilio particular | direccion de domicilio',
    },
    'profile.location.address_line1': {
      patterns: [/\b(?:direccion|calle) con (?:el |su )?(?:numero|altura|n)\b/],
      words: 'calle avenida',
      wordsBeside: 'numero y nombre de la o av direccion n num nro',
      labels:
        'calle avenida | calle | calle y numero | direccion linea 1 | linea de direccion 1 | nombre de la calle y numero | direccion 1 | calle numero | calle y nro | calle y n | direccion calle y numero | direccion calle | nombre de via | via | linea 1 de direccion | domicilio calle | calle y altura | calle altura | calle numero piso | domicilio calle y numero',
    },
    'profile.location.address_line2': {
      words: 'departamento depto dpto apartamento apto',
      wordsBeside: 'piso puerta torre casa numero bloque escalera interior timbre y o oficina adicional informacion',
      labels:
        'piso departamento | piso depto lote | apartamento | piso puerta | departamento interior | direccion linea 2 | linea de direccion 2 | numero interior | informacion adicional de direccion | depto | direccion 2 | piso depto | piso y puerta | piso puerta escalera | piso dpto | piso y departamento | linea 2 de direccion | complemento | numero de departamento | nro de departamento | nro depto | casa departamento | numero de apartamento | n de apartamento | n de departamento | no interior | num interior | n interior | num int',
    },
    'profile.location.address_line3': { labels: 'direccion linea 3 | linea de direccion 3' },
    'profile.location.street_name': { labels: 'nombre de la calle | nombre de calle | nombre de la via' },
    'profile.location.house_number': {
      labels:
        'numero de la calle | num ext | no exterior | numero exterior | numero de casa | numero exterior | numero de puerta | altura de la calle | nro de calle | numero de calle | n de calle | altura numero | numero altura | nro puerta | numero de via | n ext | numero ext | num exterior | n de puerta',
    },
    'profile.location.city': {
      words: 'ciudad localidad poblacion municipio comuna',
      wordsBeside: 'o y de residencia',
      labels:
        'comuna | ciudad municipio | municipio ciudad | ciudad poblacion | ciudad | localidad | poblacion | municipio | ciudad localidad | delegacion municipio | alcaldia municipio | delegacion o municipio | alcaldia o municipio | municipio alcaldia | municipio o alcaldia | municipio delegacion',
    },
    'profile.location.state': {
      words: 'provincia estado region',
      wordsBeside: 'departamento o y de comunidad autonoma c depto prov residencia',
      labels:
        'entidad federativa | estado provincia region | region provincia | provincia | estado | region | comunidad autonoma | estado provincia | provincia estado | departamento estado | departamento provincia | estado region | provincia region',
    },
    'profile.location.district': {
      labels: 'colonia | barrio | distrito | distrito barrio | barrio colonia | colonia barrio | colonia o barrio',
    },
    'profile.location.zip': {
      labels:
        'codigo postal cp | c postal | cod postal | codigo postal | cp | c p | codigo postal zip | cod post | cpa',
    },
    'profile.location.country': { labels: 'pais | pais de residencia | pais region' },
    'profile.linkedin_url': { labels: 'perfil de linkedin | linkedin | enlace a linkedin | url de linkedin' },
    'profile.github_url': { labels: 'perfil de github | github | enlace a github' },
    'profile.portfolio_url': { labels: 'portafolio | portfolio | enlace al portafolio | portafolios' },
    'profile.website_url': { labels: 'sitio web | pagina web | web' },
    'profile.twitter_url': { labels: 'perfil de twitter | twitter | x twitter' },
    'profile.facebook_url': { labels: 'perfil de facebook | facebook' },
    'profile.other_url': { labels: 'otro enlace | otros enlaces | otras webs | otro sitio web' },
    'profile.headline': { labels: 'titular | titular profesional | encabezado profesional' },
    'profile.summary': {
      labels:
        'sobre ti | sobre mi | acerca de ti | resumen profesional | perfil profesional | presentate | cuentanos sobre ti | biografia | hablanos de ti',
    },
    'profile.additional_info': { labels: 'comentarios | comentario | informacion adicional | observaciones' },
    'profile.work_history.0.company': {
      labels:
        'organizacion | empresa organizacion | nombre empresa | razon social | empresa u organizacion | entidad | empresa actual | empresa | compania | nombre de la empresa | empleador actual | ultima empresa | nombre de tu empresa | nombre de su empresa | nombre de la compania | nombre de la organizacion | nombre de la institucion | empresa institucion | institucion empresa',
    },
    'profile.work_history.0.title': {
      labels:
        'puesto actual | cargo | cargo actual | puesto | titulo del puesto | profesion | ocupacion | puesto de trabajo | cargo en la empresa | puesto cargo | cargo puesto | ocupacion actual',
    },
    'profile.work_history.0.location': { section: 'employment', labels: 'lugar | ciudad | ubicacion | localidad' },
    'profile.work_history.0.start_date': {
      section: 'employment',
      labels: 'fecha de inicio | desde | inicio | fecha inicio',
    },
    'profile.work_history.0.start_date.month': {
      section: 'employment',
      labels: 'mes de inicio | mes inicio | desde mes',
    },
    'profile.work_history.0.start_date.year': {
      section: 'employment',
      labels: 'ano de inicio | ano inicio | desde ano',
    },
    'profile.work_history.0.end_date': {
      section: 'employment',
      labels: 'fecha de fin | hasta | fin | fecha de finalizacion | fecha fin | fecha de termino',
    },
    'profile.work_history.0.end_date.month': { section: 'employment', labels: 'mes de fin | mes fin | hasta mes' },
    'profile.work_history.0.end_date.year': { section: 'employment', labels: 'ano de fin | ano fin | hasta ano' },
    'profile.work_history.0.description': {
      section: 'employment',
      labels: 'descripcion | funciones | responsabilidades | descripcion del puesto | tareas',
    },
    'profile.education.0.institution': {
      labels: 'universidad | escuela | institucion | centro de estudios | institucion educativa',
    },
    'profile.education.0.degree': {
      labels: 'titulo | titulacion | nivel de estudios | grado academico | nivel educativo | nivel de formacion',
    },
    'profile.education.0.field': { labels: 'area de estudio | especialidad | carrera | campo de estudio' },
    'profile.certifications': { labels: 'certificaciones | certificados | licencias y certificaciones' },
    resume: {
      labels: 'cv | curriculum | curriculum vitae | hoja de vida | adjuntar cv | tu cv | sube tu cv | adjunta tu cv',
    },
    cover_letter: { labels: 'carta de presentacion | carta de motivacion | carta de presentacion opcional' },
    'profile.salary_expectation': {
      labels:
        'expectativa salarial | expectativas salariales | salario deseado | pretension salarial | aspiracion salarial | salario esperado | pretensiones salariales',
    },
    'profile.salary_current': { labels: 'salario actual | sueldo actual | retribucion actual' },
    'profile.start_date': {
      labels:
        'fecha de incorporacion | disponibilidad | fecha de inicio | fecha disponible | disponible desde | fecha de disponibilidad | cuando puedes incorporarte',
    },
    'profile.notice_period': { labels: 'preaviso | periodo de preaviso' },
    'profile.date_of_birth': {
      words: 'nacimiento',
      wordsBeside: 'fecha de dd mm aaaa',
      labels:
        'fecha de nacimiento | fecha nacimiento | nacimiento | f de nacimiento | fecha nac | fec nacimiento | f nacimiento | fecha de nac',
    },
    'credential.totp': { labels: 'codigo de verificacion | codigo de confirmacion | codigo de un solo uso' },
    'profile.eeo.gender': { labels: 'genero | sexo' },
    'profile.languages': { labels: 'idiomas' },
    'profile.education.0.start_date': {
      section: 'education',
      labels: 'fecha de inicio | desde | inicio | fecha inicio',
    },
    'profile.education.0.start_date.month': { section: 'education', labels: 'mes de inicio | mes inicio' },
    'profile.education.0.start_date.year': { section: 'education', labels: 'ano de inicio | ano inicio' },
    'profile.education.0.end_date': {
      section: 'education',
      labels: 'fecha de fin | hasta | fin | fecha de finalizacion | fecha de graduacion | fecha fin',
    },
    'profile.education.0.end_date.month': { section: 'education', labels: 'mes de fin | mes fin' },
    'profile.education.0.end_date.year': { section: 'education', labels: 'ano de fin | ano fin' },
    'profile.education.0.graduation_year': {
      labels: 'ano de graduacion | ano de egreso | ano de finalizacion de estudios',
    },
    'profile.education.0.gpa': {
      labels: 'nota media | promedio | promedio academico | expediente academico nota media',
    },
    'profile.skills': { labels: 'habilidades | competencias | conocimientos' },
    'profile.date_of_birth.day': { labels: 'dia de nacimiento' },
    'profile.date_of_birth.month': { labels: 'mes de nacimiento' },
    'profile.date_of_birth.year': { labels: 'ano de nacimiento' },
    'profile.years_of_experience': { labels: 'anos de experiencia' },
    'profile.work_authorization': { labels: 'permiso de trabajo | autorizacion de trabajo' },
    'profile.requires_sponsorship': {
      labels: 'patrocinio de visa | necesitas visado | necesitas patrocinio | requieres patrocinio de visa',
      patterns: [/\b(?:necesit\w*|requier\w*)\b.*\b(?:visa|visado|patrocinio)\b/],
    },
    'profile.willing_to_relocate': {
      labels:
        'disponibilidad para cambio de residencia | disponibilidad de traslado | disposicion a trasladarse | disponibilidad para mudarse',
      patterns: [
        /\b(?:dispuest[oa]|disponibilidad|disponible)\b.*\b(?:mudar\w*|traslad\w*|reubic\w*|cambi\w+ de residencia)\b/,
      ],
    },
    'profile.how_heard': {
      labels:
        'como nos conociste | como te enteraste de esta vacante | como supiste de nosotros | como se entero de nosotros | como nos has conocido',
    },
    'profile.referral': {
      labels: 'referido por | recomendado por | quien te recomendo | nombre de quien te refirio | quien te refirio',
    },
    'profile.clearance': { labels: 'habilitacion de seguridad | autorizacion de seguridad' },
    'profile.username': {
      words: 'usuario login',
      wordsBeside: 'correo electronico email e mail o y nombre de id',
      labels:
        'id de usuario | correo o usuario | usuario | nombre de usuario | alias | id usuario | numero de cliente | codigo de usuario | codigo de cliente | numero de usuario | numero de socio | usuario o email | usuario o correo electronico | nick | identificador de usuario | n de cliente | n de socio | identificador | n de usuario',
    },
    'credential.password': { labels: 'contrasena | confirmar contrasena | repetir contrasena | clave' },
    'profile.eeo.race': { labels: 'raza | etnia | origen etnico | raza etnia' },
    'profile.eeo.hispanic': { labels: 'hispano o latino | eres hispano o latino | es usted hispano o latino' },
    'profile.eeo.veteran': { labels: 'condicion de veterano | veterano | estado de veterano' },
    'profile.eeo.disability': {
      labels: 'discapacidad | certificado de discapacidad | tienes alguna discapacidad | tiene alguna discapacidad',
      patterns: [/^(?:tienes?|posees?|cuentas?)\b.*\bdiscapacidad\b/],
    },
  },
  sections: {
    education: /\b(?:educacion|formacion|estudios)\b/,
    employment: /\b(?:experiencia|empleo|historial laboral|experiencia laboral)\b/,
    phone: /^(?:telefono|numero de telefono)$/,
    others: /\b(?:referencias?|emergencia|contacto de)\b/,
  },
  lead: /^(?:por|favor|tu|tus|su|sus|el|la|los|las|ingresa|ingrese|introduce|introduzca|escribe|escriba|selecciona|seleccione|indica|indique|mi|cual|es|de)$/,
  trail: /^(?:opcional|obligatorio|requerido|actual|fiscal)$/,
  joins: 'y o e u',
  others:
    /\b(?:referencias|referencia (?:laboral|personal|profesional)|emergencia|supervisor|conyuge|padre|madre|familiar\w*)\b/,
  payment: /\b(?:tarjeta|iban|cuenta bancaria|cupon|codigo promocional)\b/,
  officialNumbers: /\b(?:dni|nif|nie|cif|rfc|curp|cuit|rut)\b/,
  elsewhere:
    /^(?:piso|torre|escalera|bloque|fax|codigo de area|prefijo de area|asunto|entre calles?|(?:segundo|2o) apellido(?: .+)?|segon cognom|apellido (?:materno|de soltera))$/,
  yesNoQuestion:
    /^(?:eres|es|tienes|tiene|puedes|puede|has|ha|estas|esta|estarias|cuentas|cuenta|posees|deseas|necesitas|requieres)\b/,
};
