import type { Words } from '../words.ts';

/** Swahili of the group `common`. */
export const words: Words<'common'> = {
  none: '–',
  'none.spoken': 'hakuna data',

  'card.error': 'Hii haikuweza kuonyeshwa',

  'period.zone': 'Saa za {zone}',

  'mark.live': 'Mubashara',
  'mark.polling': 'Ya sasa',
  'mark.connecting': 'Inaunganisha',
  'mark.reconnecting': 'Inaunganisha tena',
  'mark.attempt': 'Inaunganisha tena, jaribio la {count}',
  'mark.offline': 'Nje ya mtandao',
  'mark.paused': 'Imesitishwa',
  'mark.stopped': 'Masasisho yamesimama',
  'mark.delayed': 'Imechelewa',
  'mark.partial': 'Haijakamilika',
  'mark.as_of': 'hadi {time}',
  'mark.updated': 'imesasishwa {age}',
  'mark.retry': 'Jaribu tena',

  'missing.sum_too_large': 'Baadhi ya jumla ni kubwa mno kuonyeshwa',
  'missing.only_daily_sums': 'Kabla ya {until} kuna jumla za siku tu',

  'error.title': 'Takwimu zako hazikuweza kupakiwa',
  'error.unavailable': 'Huduma haipatikani kwa sasa. Kwa kawaida hurudi yenyewe; tunaendelea kujaribu.',
  'error.timeout': 'Huduma ilichelewa mno kujibu. Tunaendelea kujaribu.',
  'error.rate_limited': 'Maombi ni mengi mno kwa sasa. Tutajaribu tena hivi punde.',
  'error.not_found': 'Bado hakuna kitu chenye jina hili. Takwimu zitaonekana rekodi za kwanza zitakapofika.',
  'error.invalid_input': 'Ukurasa unaomba kitu kisichopo. Angalia kipindi na anwani.',
  'error.invalid_data': 'Ukurasa umetoa data ambayo toleo hili haliielewi.',
  'error.internal': 'Hitilafu imetokea kwenye huduma.',
  'error.other': 'Hitilafu imetokea wakati wa kupakia.',
  'error.code': 'Msimbo: {code}',
  'error.retry': 'Jaribu tena',
  'offline.title': 'Uko nje ya mtandao',
  'offline.text': 'Takwimu zako zitapakiwa mara tu muunganisho utakapopatikana.',
  'denied.title': 'Huna ruhusa',
  'denied.text': 'Takwimu hizi ni za wanachama wa biashara hii. Mwombe mmiliki wake ruhusa.',
  'ended.title': 'Kipindi chako kimeisha',
  'ended.text': 'Ingia tena ili uone takwimu zako.',
  'unconfigured.title': 'Bado haijaunganishwa',
  'unconfigured.text': 'Haina chanzo. Weka “src”, “source” au “data”.',

  'announce.loading': 'Inapakia takwimu zako',
  'announce.loaded': 'Takwimu zako zimepakiwa.',
  'announce.lost': 'Masasisho mubashara yamekatika. Takwimu za mwisho zinaonyeshwa.',
  'announce.restored': 'Masasisho mubashara yamerudi.',

  'channel.facebook': 'Facebook',
  'channel.instagram': 'Instagram',
  'channel.whatsapp': 'WhatsApp',
  'channel.website': 'Tovuti',
  'channel.unknown': 'Haijulikani',
};
