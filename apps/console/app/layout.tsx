import type { Metadata } from 'next';
import localFont from 'next/font/local';
import { headers } from 'next/headers';
import type { ReactNode } from 'react';
import { Toaster } from '../components/toaster';
import { ThemeKeeper } from '../shell/theme-keeper';
import { THEME_SCRIPT } from '../shell/theme-script';
import { ConsoleProvider } from '../trpc/console-provider';
import '../styles/globals.css';

const inter = localFont({ src: './fonts/inter-latin-wght.woff2', weight: '100 900', variable: '--font-inter', display: 'swap' });
const jetbrainsMono = localFont({
  src: './fonts/jetbrains-mono-latin-wght.woff2',
  weight: '100 800',
  variable: '--font-jetbrains-mono',
  display: 'swap',
});

export const metadata: Metadata = {
  title: { default: 'Freshet', template: '%s · Freshet' },
  description: 'Streaming features, declared, computed, served and watched.',
};

/** The frame of every page: fonts, theme before first paint, data client, toasts. */
export default async function RootLayout({ children }: { children: ReactNode }) {
  const nonce = (await headers()).get('x-nonce') ?? undefined;
  return (
    <html lang="en" className={`${inter.variable} ${jetbrainsMono.variable}`} suppressHydrationWarning>
      <body>
        {/* biome-ignore lint/security/noDangerouslySetInnerHtml: a constant of ours, allowed by the page's nonce */}
        <script nonce={nonce} suppressHydrationWarning dangerouslySetInnerHTML={{ __html: THEME_SCRIPT }} />
        <ThemeKeeper />
        <ConsoleProvider>{children}</ConsoleProvider>
        <Toaster />
      </body>
    </html>
  );
}
