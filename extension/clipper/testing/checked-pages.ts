/** What a person found right for a page of the corpus; titles are the corpus's own truth. */
export interface CheckedPage {
  /** A part of the address of the right lead image; null where no picture stands for the page. */
  image: string | null
  /** The canonical address, where it is not the address that the page was fetched from. */
  canonical?: string
}

/** Pages of every type, checked one by one. */
export const checkedPages: Record<string, CheckedPage> = {
  '0001': { image: 'Top-Nutrition-Trends-for-Fall-2025.jpg' },
  '0086': { image: 'gallery-of-urgefitness-24-hour-gym-in-olney-philadelphia-slide-45.jpg' },
  '0284': { image: null },
  '0393': { image: 'car-repair.jpg' },
  '0487': { image: 'New-house-tour.png' },
  '4064': { image: 'the-best-ergonomic-mice-for-2026_zmu1.1200.jpg' },
  '4472': { image: '260123-smart-home-hub-vl-main-1ac087.jpg' },
  '4673': { image: 'Midwest-Life-and-Style-Blog-Finished-Vintage-Dresser.jpg' },
  '0029': { image: null },
  '0181': { image: 'redfish-technology-machine-learning-recruiting.png' },
  '0696': { image: 'WM-thumbanail.png' },
  '2838': { image: 'a3528e77b010804af14908fab79f826d66437620-1600x900.png' },
  '3033': { image: 'hr-consulting_v2.jpg' },
  '4550': { image: 'documentID=68' },
  '0076': { image: '2025-PDP-FT-Rankings-812x381.jpg' },
  '2102': { image: 'looking%20at%20a%20tablet%20%282%29.jpg' },
  '2917': {
    image: 'user=JicYPdAAAAAJ',
    canonical: 'https://scholar.google.com/citations?user=JicYPdAAAAAJ&hl=en',
  },
  '2962': { image: 'p0mp4yzm.jpg', canonical: 'https://www.bbc.com/technology' },
  '3011': { image: 'npr.brightspotcdn.com' },
  '0239': { image: 'headphone-002b.png' },
  '2878': { image: 'terraform.jpg' },
  '0501': { image: '04c8546833f0824a49d21f50e2b08dd44bfd3d05.png' },
  '0541': { image: null },
  '0555': { image: null },
  '0561': { image: null },
  '1069': { image: 'b000c440a9b791d12680d05e49ca5512f72f8fe0.jpeg' },
  '0580': { image: 'Allbirds_WL_RN_SF_PDP_Natural_Grey_LAT.png' },
  '0592': { image: 'organic-sunflower-seed-1kg.jpg' },
  '0607': { image: 'zscpldfcmfm7zqae5m9n.png' },
  '0617': { image: 'il_1080xN.6509977971_mnzb.jpg' },
  '2893': {
    image: '85432bd846VPIEufdrOeezEzyindtLpy2Z735ofk.jpg',
    canonical:
      'https://www.sweetwater.com/store/detail/Scar4i4G4--focusrite-scarlett-4i4-4th-gen-usb-audio-interface',
  },
  '3026': {
    image: 'AudezeLCD-2Classic1024x1024.jpg',
    canonical: 'https://headphones.com/products/audeze-lcd-2-classic-headphones',
  },
  '4029': { image: 'lafeeca-the-DJ-Turntable-kettle-Black-1.jpg' },
  '4213': { image: 'iRobotSharedLibrary' },
  '3067': {
    image: 'f7f5587c77587cc8ae5eb50e39defcbcc3acaa88.jpg',
    canonical: 'https://store.steampowered.com/category/action',
  },
  '4071': { image: 'GF8P51-GY-1.jpg' },
  '4465': { image: '250926-cat-powerTools-1-m.webp' },
}
