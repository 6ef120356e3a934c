import { Message } from '../../components/message';

/** Something of this tenant that is not there. */
export default function NotFoundInTenant() {
  return (
    <>
      <title>Not found · Freshet</title>
      <Message title="This does not exist" level="h1">
        <p>
          This tenant has no feature view, entity page or deployment with this address. It may have another name, or belong to another
          tenant.
        </p>
      </Message>
    </>
  );
}
