import { redirect } from 'next/navigation';
import { readAddressEnv } from '../env';
import { pathTo } from '../shell/path-to';

export const dynamic = 'force-dynamic';

/** The door: on to the default tenant's features. */
export default function Home(): never {
  redirect(pathTo(readAddressEnv().FRESHET_DEFAULT_TENANT, 'features'));
}
