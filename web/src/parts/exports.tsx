/** Links that export what a filter shows. */
import { Icon } from './icons.tsx'

export type Form = readonly [as: string, label: string, title: string]

export function Exports({ search, forms }: { search: string; forms: readonly Form[] }) {
  return (
    // biome-ignore lint/a11y/useSemanticElements: a group of links, not of form fields
    <div className="exports" role="group" aria-label="Export what is shown">
      <Icon name="download" />
      {forms.map(([as, label, title]) => (
        <a key={as} title={title} href={`/api/export${search ? `${search}&` : '?'}as=${as}`} download>
          {label}
        </a>
      ))}
    </div>
  )
}
