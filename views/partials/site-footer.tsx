import type { Frame } from '../../src/web/frame.ts';
import { annualReportTexts } from '../../src/web/texts/annual-reports.ts';
import { openDataTexts } from '../../src/web/texts/open-data.ts';
import { shellTexts } from '../../src/web/texts/shell.ts';
import { systemTexts } from '../../src/web/texts/system.ts';

export function SiteFooter({ frame }: { readonly frame: Frame }) {
  const isPublic = frame.area === 'public';
  return (
    <footer class="site-footer">
      <div class="site-width">
        <p>{isPublic ? shellTexts.footer : shellTexts.staffFooter}</p>
        {!isPublic && (
          <p>
            <a href="/system">{systemTexts.link}</a>
          </p>
        )}
        {isPublic && (
          <p>
            <a href="/annual-reports">{annualReportTexts.footer}</a> <a href="/open-data">{openDataTexts.title}</a>
          </p>
        )}
        <p>
          <a href="/api">{shellTexts.api}</a>
        </p>
        {!isPublic && (
          <p>
            <a href="/guide">{shellTexts.nav.toPublic}</a>
          </p>
        )}
      </div>
    </footer>
  );
}
