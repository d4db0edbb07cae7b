import { SelectField } from "../../../ui/forms/field.tsx";

interface FilterSelectProps<V extends string> {
  label: string;
  /** What it is called when nothing is chosen. */
  all: string;
  options: readonly V[];
  value: NoInfer<V> | undefined;
  words(option: NoInfer<V>): string;
  onChange(value: V | undefined): void;
}

/** One of several, or all. */
export const FilterSelect = <V extends string>(props: FilterSelectProps<V>) => {
  const { label, all, options, value, words, onChange } = props;
  return (
    <SelectField
      quiet
      controlSize="sm"
      label={label}
      value={value ?? ""}
      onChange={({ target }) => onChange(options.find((one) => one === target.value))}
    >
      <option value="">{all}</option>
      {options.map((one) => (
        <option key={one} value={one}>
          {words(one)}
        </option>
      ))}
    </SelectField>
  );
};
