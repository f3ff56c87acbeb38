import type { Vocabulary } from './vocabulary.ts';

/** Portuguese labels. What holds in every language stands with the English ones. */
export const portuguese: Vocabulary = {
  language: 'pt',
  refs: {
    'profile.first_name': { labels: 'primeiro nome | primeiro nome | nome proprio | nome primeiro | nomes proprios' },
    'profile.middle_name': { labels: 'nome do meio | segundo nome' },
    'profile.last_name': {
      labels:
        'apelidos | ultimo nome | sobrenome | apelido | ultimo nome | sobrenomes | ultimos nomes | nome de familia',
    },
    'profile.full_name': {
      labels:
        'destinatario | nome do destinatario | nome | nome completo | nome e sobrenome | nome e apelido | nome e sobrenome completo | seu nome | nome sobrenome | nome e apelidos | nome e ultimo nome | nome apelido | primeiro e ultimo nome | nome completo do candidato | nome e sobrenomes',
    },
    'profile.preferred_name': {
      labels: 'nome social | apelido preferido | como gostaria de ser chamado | nome preferido',
    },
    'profile.honorific': { labels: 'tratamento | forma de tratamento | pronome de tratamento' },
    'profile.pronouns': { labels: 'pronomes | pronomes preferidos' },
    'profile.email': {
      labels:
        'seu melhor e mail | melhor e mail | endereco eletronico | e mail | email | endereco de e mail | endereco de email | correio eletronico | confirmar e mail | confirme seu e mail | confirmar email | mail | endereco e mail | endereco eletronico de e mail | e mail pessoal | email pessoal | repita o e mail | repetir email | confirmacao de e mail | confirmacao de email | e mail corporativo | email corporativo | e mail profissional | email profissional | e mail comercial | e mail empresarial | e mail da empresa | e mail de contato | e mail para contato | e mail de contacto | e mail principal | email principal | email de contato | email de contacto',
    },
    'profile.phone': {
      words: 'telefone celular telemovel whatsapp',
      wordsBeside: 'numero de do fixo contato contacto e ou com ddd',
      labels:
        'whatsapp | celular whatsapp | telefone fixo | telefone ou celular | telefone whatsapp | contacto telefonico | telefone celular com ddd | ddd e numero de celular | celular com ddd | telefone com ddd | telefone | numero de telefone | celular | telemovel | numero de celular | telefone celular | numero de telemovel | telefone de contato | telefone movel | tel | fone | celular com whatsapp | telefone celular whatsapp | n de telemovel | numero de telemovel ou telefone | telefone residencial | telefone para contato | telefone e ddd | ddd telefone | ddd celular | ddd e telefone | numero celular | numero do celular | numero do telefone | numero de contacto | telefone comercial | telefone profissional | telefone corporativo | telefone do trabalho | n de telefone | numero de whatsapp | numero do whatsapp | num de telefone',
    },
    'profile.phone_country_code': { labels: 'codigo do pais | indicativo' },
    'profile.phone_national': { labels: 'telefone sem codigo do pais | telefone sem ddi' },
    'profile.phone_extension': { labels: 'ramal | extensao' },
    'profile.location.display': { labels: 'localizacao | local de residencia | onde voce mora | cidade de residencia' },
    'profile.location.address': {
      labels:
        'endereco | morada | endereco completo | endereco residencial | endereco de entrega | endereco de cobranca | morada de entrega | morada completa | morada de faturacao | endereco para correspondencia | endereco atual | endereco postal',
    },
    'profile.location.address_line1': {
      patterns: [/\b(?:endereco|morada|rua) com (?:o )?(?:numero|n)\b/],
      words: 'rua logradouro avenida',
      wordsBeside: 'e numero n av endereco nome da do',
      labels:
        'rua | logradouro | rua e numero | endereco linha 1 | nome da rua | endereco rua | rua av | rua avenida | endereco logradouro | nome de rua',
    },
    'profile.location.address_line2': {
      words: 'complemento apartamento apto bloco',
      wordsBeside: 'e referencia andar casa numero ponto de do endereco sala',
      labels:
        'complemento e referencia | apartamento | complemento | endereco linha 2 | andar porta | numero do apartamento | complemento opcional | endereco 2 | n do apartamento | numero do apto',
    },
    'profile.location.address_line3': { labels: 'endereco linha 3' },
    'profile.location.street_name': { labels: 'nome do logradouro' },
    'profile.location.house_number': {
      labels: 'numero | numero da porta | numero da casa | n da porta | no da porta | numero do endereco | n da casa',
    },
    'profile.location.district': { labels: 'bairro' },
    'profile.location.city': {
      words: 'cidade localidade municipio',
      wordsBeside: 'e ou de residencia',
      labels: 'cidade | municipio | localidade',
    },
    'profile.location.state': { labels: 'estado uf | uf estado | estado | uf | distrito | provincia' },
    'profile.location.zip': {
      labels: 'cep codigo postal | cep | codigo postal | cod postal | cod postal cep | codigo de enderecamento postal',
    },
    'profile.location.country': { labels: 'pais | pais de residencia' },
    'profile.linkedin_url': { labels: 'perfil do linkedin | linkedin | perfil linkedin | link do linkedin' },
    'profile.github_url': { labels: 'perfil do github | github | link do github' },
    'profile.portfolio_url': { labels: 'portfolio | link do portfolio | portifolio' },
    'profile.website_url': { labels: 'site | site pessoal | pagina web' },
    'profile.twitter_url': { labels: 'perfil do twitter | twitter | x twitter' },
    'profile.facebook_url': { labels: 'perfil do facebook | facebook' },
    'profile.other_url': { labels: 'outro link | outros links | outro site' },
    'profile.headline': { labels: 'titulo profissional | titulo do perfil' },
    'profile.summary': {
      labels:
        'sobre voce | sobre mim | resumo profissional | apresentacao | fale sobre voce | conte nos sobre voce | biografia',
    },
    'profile.additional_info': { labels: 'comentarios | observacoes | informacoes adicionais | informacao adicional' },
    'profile.work_history.0.company': {
      labels:
        'organizacao | nome empresa | razao social | empresa instituicao | nome da organizacao | empresa atual | empresa | empregador atual | nome da empresa | nome da sua empresa | nome da instituicao | instituicao empresa | entidade | nome da sua instituicao',
    },
    'profile.work_history.0.title': {
      labels: 'cargo atual | cargo | funcao | profissao | cargo funcao | funcao cargo | ocupacao | cargo na empresa',
    },
    'profile.work_history.0.location': { section: 'employment', labels: 'local | cidade | localizacao' },
    'profile.work_history.0.start_date': {
      section: 'employment',
      labels: 'data de inicio | de | inicio | desde | data inicio',
    },
    'profile.work_history.0.start_date.month': { section: 'employment', labels: 'mes de inicio | mes inicio' },
    'profile.work_history.0.start_date.year': { section: 'employment', labels: 'ano de inicio | ano inicio' },
    'profile.work_history.0.end_date': {
      section: 'employment',
      labels: 'data de termino | ate | fim | termino | data de saida | data de fim | data final',
    },
    'profile.work_history.0.end_date.month': { section: 'employment', labels: 'mes de termino | mes de fim | mes fim' },
    'profile.work_history.0.end_date.year': { section: 'employment', labels: 'ano de termino | ano de fim | ano fim' },
    'profile.work_history.0.description': {
      section: 'employment',
      labels: 'descricao | atividades | responsabilidades | descricao das atividades | funcoes',
    },
    'profile.education.0.institution': { labels: 'universidade | escola | instituicao | instituicao de ensino' },
    'profile.education.0.degree': {
      labels:
        'grau | escolaridade | nivel de escolaridade | grau academico | formacao academica | habilitacoes literarias',
    },
    'profile.education.0.field': { labels: 'area de estudo | curso | area de formacao' },
    'profile.certifications': { labels: 'certificacoes | certificados | licencas e certificacoes' },
    resume: { labels: 'cv | curriculo | curriculum vitae | anexar curriculo | curriculum | envie seu curriculo' },
    cover_letter: { labels: 'carta de apresentacao | carta de motivacao' },
    'profile.salary_expectation': {
      labels: 'pretensao salarial | expectativa salarial | salario pretendido | salario desejado',
    },
    'profile.salary_current': { labels: 'salario atual | remuneracao atual | vencimento atual' },
    'profile.start_date': {
      labels: 'disponibilidade | data de inicio | disponivel a partir de | data de disponibilidade',
    },
    'profile.notice_period': { labels: 'aviso previo | periodo de aviso previo' },
    'profile.date_of_birth': {
      words: 'nascimento',
      wordsBeside: 'data de dd mm aaaa',
      labels:
        'data de nascimento | nascimento | data nascimento | data de nasc | data nasc | dt de nascimento | dt nascimento | dt nasc',
    },
    'credential.totp': { labels: 'codigo de verificacao | codigo de confirmacao | codigo de uso unico' },
    'profile.eeo.gender': { labels: 'genero | sexo' },
    'profile.languages': { labels: 'idiomas | linguas' },
    'profile.education.0.start_date': {
      section: 'education',
      labels: 'data de inicio | de | inicio | desde | data inicio',
    },
    'profile.education.0.start_date.month': { section: 'education', labels: 'mes de inicio | mes inicio' },
    'profile.education.0.start_date.year': { section: 'education', labels: 'ano de inicio | ano inicio' },
    'profile.education.0.end_date': {
      section: 'education',
      labels: 'data de conclusao | ate | fim | termino | conclusao | previsao de conclusao | data de termino',
    },
    'profile.education.0.end_date.month': { section: 'education', labels: 'mes de conclusao | mes de termino' },
    'profile.education.0.end_date.year': { section: 'education', labels: 'ano de termino | ano fim' },
    'profile.education.0.graduation_year': { labels: 'ano de formatura | ano de conclusao | ano de graduacao' },
    'profile.education.0.gpa': { labels: 'media | media geral | nota media | coeficiente de rendimento' },
    'profile.skills': { labels: 'habilidades | competencias' },
    'profile.date_of_birth.day': { labels: 'dia de nascimento | dia do nascimento' },
    'profile.date_of_birth.month': { labels: 'mes de nascimento | mes do nascimento' },
    'profile.date_of_birth.year': { labels: 'ano de nascimento | ano do nascimento' },
    'profile.years_of_experience': { labels: 'anos de experiencia' },
    'profile.work_authorization': { labels: 'autorizacao de trabalho | visto de trabalho' },
    'profile.requires_sponsorship': {
      labels: 'patrocinio de visto | precisa de visto | necessita de visto',
      patterns: [/\b(?:precis\w*|necessit\w*)\b.*\b(?:visto|patrocinio)\b/],
    },
    'profile.willing_to_relocate': {
      labels: 'disponibilidade para mudanca | disponibilidade para mudar de cidade | mudanca de cidade',
      patterns: [/\b(?:dispost[oa]|disponibilidade|disponivel)\b.*\b(?:mudar|mudanca|relocar|realocacao)\b/],
    },
    'profile.how_heard': {
      labels:
        'como nos conheceu | como soube da vaga | como ficou sabendo da vaga | como voce ficou sabendo desta vaga',
    },
    'profile.referral': {
      labels: 'indicado por | indicacao | quem indicou voce | nome de quem indicou | quem te indicou | recomendado por',
    },
    'profile.clearance': { labels: 'habilitacao de seguranca | credencial de seguranca' },
    'profile.username': {
      words: 'usuario utilizador login',
      wordsBeside: 'e mail email cpf ou nome de do',
      labels:
        'cpf ou e mail | e mail ou usuario | nome de usuario | usuario | nome de utilizador | codigo de usuario | codigo do cliente | numero de cliente | id de usuario | nome de usuario ou e mail | nome de utilizador ou e mail | e mail ou cpf | cpf ou email | email ou cpf | id do usuario | id do utilizador | n de cliente | nome de login',
    },
    'credential.password': { labels: 'senha | confirmar senha | palavra passe | confirme sua senha' },
    'profile.eeo.race': { labels: 'raca | etnia | cor raca | raca cor | raca etnia' },
    'profile.eeo.hispanic': { labels: 'hispanico ou latino | voce e hispanico ou latino' },
    'profile.eeo.veteran': { labels: 'veterano | status de veterano' },
    'profile.eeo.disability': {
      labels: 'deficiencia | pcd | pessoa com deficiencia | possui alguma deficiencia | voce e pcd',
      patterns: [/^(?:voce )?(?:possui|tem|e uma? pessoa)\b.*\bdeficiencia\b/],
    },
  },
  sections: {
    education: /\b(?:educacao|formacao|escolaridade)\b/,
    employment: /\b(?:experiencia|emprego|historico profissional)\b/,
    phone: /^(?:telefone|numero de telefone|celular|telemovel)$/,
    others: /\b(?:referencias?|emergencia)\b/,
  },
  lead: /^(?:por|favor|seu|sua|seus|suas|o|a|os|as|digite|digitar|informe|insira|selecione|indique|qual|quais|e|confirme|confirmar|repita)$/,
  trail: /^(?:opcional|obrigatorio|atual)$/,
  joins: 'e ou',
  others: /\b(?:referencias|emergencia|conjuge|supervisor|mae|pai)\b/,
  payment: /\b(?:cartao|iban|cupom|codigo promocional)\b/,
  officialNumbers: /\b(?:cpf|cnpj|rg|nif|inscricao estadual)\b/,
  elsewhere: /^(?:andar|fax|ddd|bloco|ponto de referencia|assunto)$/,
  yesNoQuestion: /^(?:voce|possui|tem|pode|esta|estaria|ja|gostaria)\b/,
};
