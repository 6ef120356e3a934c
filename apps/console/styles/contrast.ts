type Rgb = readonly [red: number, green: number, blue: number];
type Matrix = readonly (readonly [number, number, number])[];

const rgb = (hex: string): Rgb => {
  const at = (index: number): number => Number.parseInt(hex.slice(index, index + 2), 16) / 255;
  return [at(1), at(3), at(5)];
};

const linear = (channel: number): number => (channel <= 0.04045 ? channel / 12.92 : ((channel + 0.055) / 1.055) ** 2.4);

const luminance = (hex: string): number => {
  const [red, green, blue] = rgb(hex);
  return 0.2126 * linear(red) + 0.7152 * linear(green) + 0.0722 * linear(blue);
};

/** Contrast of two colours, 1…21 (WCAG 2.2, relative luminance). */
export const contrast = (first: string, second: string): number => {
  const [darker, lighter] = [luminance(first), luminance(second)].sort((a, b) => a - b);
  return ((lighter ?? 0) + 0.05) / ((darker ?? 0) + 0.05);
};

/** Kinds of colour vision and what they see of linear RGB (Machado 2009, severity 1). */
export const VISIONS = {
  normal: [
    [1, 0, 0],
    [0, 1, 0],
    [0, 0, 1],
  ],
  protan: [
    [0.152286, 1.052583, -0.204868],
    [0.114503, 0.786281, 0.099216],
    [-0.003882, -0.048116, 1.051998],
  ],
  deutan: [
    [0.367322, 0.860646, -0.227968],
    [0.280085, 0.672501, 0.047413],
    [-0.01182, 0.04294, 0.968881],
  ],
  tritan: [
    [1.255528, -0.076749, -0.178779],
    [-0.078411, 0.930809, 0.147602],
    [0.004733, 0.691367, 0.3039],
  ],
} as const satisfies Record<string, Matrix>;

const XYZ: Matrix = [
  [0.4124564, 0.3575761, 0.1804375],
  [0.2126729, 0.7151522, 0.072175],
  [0.0193339, 0.119192, 0.9503041],
];
const WHITE: Rgb = [0.95047, 1, 1.08883];

const times = (matrix: Matrix, [x, y, z]: Rgb, limit: (value: number) => number): Rgb => {
  const [first = 0, second = 0, third = 0] = matrix.map(([a, b, c]) => limit(a * x + b * y + c * z));
  return [first, second, third];
};

const lab = (hex: string, vision: Matrix): Rgb => {
  const [red, green, blue] = rgb(hex);
  const seen = times(vision, [linear(red), linear(green), linear(blue)], (value) => Math.min(1, Math.max(0, value)));
  const curve = (value: number): number => (value > 216 / 24_389 ? Math.cbrt(value) : ((24_389 / 27) * value + 16) / 116);
  const xyz = times(XYZ, seen, (value) => value);
  const [x, y, z] = [curve(xyz[0] / WHITE[0]), curve(xyz[1] / WHITE[1]), curve(xyz[2] / WHITE[2])];
  return [116 * y - 16, 500 * (x - y), 200 * (y - z)];
};

const RADIAN = Math.PI / 180;
const hue = (a: number, b: number): number => (Math.atan2(b, a) / RADIAN + 360) % 360;
const seventh = (chroma: number): number => Math.sqrt(chroma ** 7 / (chroma ** 7 + 25 ** 7));

const hueDistance = (first: number, second: number): number => ((second - first + 540) % 360) - 180;

const meanHue = (first: number, second: number): number => {
  if (Math.abs(first - second) <= 180) return (first + second) / 2;
  return (first + second + (first + second < 360 ? 360 : -360)) / 2;
};

/** How different two colours look to one kind of vision (CIEDE2000, Sharma 2005). */
export const difference = (first: string, second: string, vision: keyof typeof VISIONS): number => {
  const [l1, a1, b1] = lab(first, VISIONS[vision]);
  const [l2, a2, b2] = lab(second, VISIONS[vision]);
  const stretch = 1 + 0.5 * (1 - seventh((Math.hypot(a1, b1) + Math.hypot(a2, b2)) / 2));
  const [c1, c2] = [Math.hypot(a1 * stretch, b1), Math.hypot(a2 * stretch, b2)];
  const [h1, h2] = [hue(a1 * stretch, b1), hue(a2 * stretch, b2)];
  const [meanL, meanC] = [(l1 + l2) / 2, (c1 + c2) / 2];
  const grey = c1 * c2 === 0;
  const meanH = grey ? h1 + h2 : meanHue(h1, h2);
  const cos = (factor: number, shift: number): number => Math.cos((factor * meanH + shift) * RADIAN);
  const t = 1 - 0.17 * cos(1, -30) + 0.24 * cos(2, 0) + 0.32 * cos(3, 6) - 0.2 * cos(4, -63);
  const lightness = (l2 - l1) / (1 + (0.015 * (meanL - 50) ** 2) / Math.sqrt(20 + (meanL - 50) ** 2));
  const chroma = (c2 - c1) / (1 + 0.045 * meanC);
  const turned = (2 * Math.sqrt(c1 * c2) * Math.sin(((grey ? 0 : hueDistance(h1, h2)) / 2) * RADIAN)) / (1 + 0.015 * meanC * t);
  const rotation = -2 * seventh(meanC) * Math.sin(60 * Math.exp(-(((meanH - 275) / 25) ** 2)) * RADIAN);
  return Math.sqrt(lightness ** 2 + chroma ** 2 + turned ** 2 + rotation * chroma * turned);
};
