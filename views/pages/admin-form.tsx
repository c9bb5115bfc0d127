import type { AdminForm } from '../../src/web/pages/admin/admin-parts.ts';
import { Layout } from '../layout.tsx';
import { AdminActs } from '../partials/admin-acts.tsx';
import { AdminFields } from '../partials/admin-fields.tsx';
import { Button } from '../partials/button.tsx';
import { CsrfInput } from '../partials/csrf-input.tsx';
import { ErrorSummary } from '../partials/error-summary.tsx';

/** One form of the administrators, or of the first start. */
export function AdminFormView(page: AdminForm) {
  const { frame, crumb, notes = [], links = [], cancel } = page;
  const encoding = page.multipart === true ? { enctype: 'multipart/form-data' } : {};
  return (
    <Layout frame={frame}>
      {crumb !== null && (
        <p class="crumb">
          <a href={crumb.href}>{crumb.label}</a>
        </p>
      )}
      <ErrorSummary errors={page.errors} />
      <h1>{page.heading}</h1>
      <p class="lead">{page.lead}</p>
      {links.length > 0 && (
        <p class="admin-links">
          {links.map(({ href, label }) => (
            <a href={href}>{label}</a>
          ))}
        </p>
      )}
      {notes.map((note) => (
        <p class="admin-note">{note}</p>
      ))}
      <form method="post" action={page.action} novalidate data-test={page.test} {...encoding}>
        <CsrfInput csrf={frame.csrf} />
        <AdminFields fields={page.fields} />
        <p class="admin-acts">
          <Button>{page.submit}</Button>
          {cancel !== null && <a href={cancel.href}>{cancel.label}</a>}
        </p>
      </form>
      <AdminActs acts={page.after ?? []} csrf={frame.csrf} />
    </Layout>
  );
}
