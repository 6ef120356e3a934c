import Link from 'next/link';
import { Button } from '../components/button';
import { Message } from '../components/message';

/** No such address, or no such tenant. */
export default function NotFound() {
  return (
    <main className="mx-auto w-full max-w-[720px] pt-12">
      <title>Not found · Freshet</title>
      <Message
        title="There is nothing here"
        level="h1"
        actions={
          <Button asChild kind="primary">
            <Link href="/">Go to features</Link>
          </Button>
        }
      >
        <p>No tenant or page has this address. A tenant comes into being with the first document applied to it:</p>
        <code className="rounded-control bg-inset px-2 py-1 text-fg">npx freshet apply feature.yaml --tenant acme</code>
      </Message>
    </main>
  );
}
