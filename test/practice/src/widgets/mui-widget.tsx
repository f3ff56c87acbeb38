import Autocomplete from '@mui/material/Autocomplete';
import FormControl from '@mui/material/FormControl';
import InputLabel from '@mui/material/InputLabel';
import MenuItem from '@mui/material/MenuItem';
import Select from '@mui/material/Select';
import TextField from '@mui/material/TextField';
import { useState } from 'react';
import { matching, type WidgetProps } from './widget-env.ts';
import { useMenu } from './widget-menu.ts';

/** MUI's select: the rest of the page is hidden from readers while it is open. */
export function MuiSelect({ id, label, options, value, commit, env }: WidgetProps) {
  const menu = useMenu(env);
  return (
    <FormControl fullWidth>
      <InputLabel id={`${id}-label`}>{label}</InputLabel>
      <Select
        id={id}
        labelId={`${id}-label`}
        label={label}
        value={value ?? ''}
        open={menu.open}
        onOpen={menu.show}
        onClose={menu.hide}
        onChange={(event) => {
          const option = event.target.value;
          env.later(() => commit(option));
        }}
      >
        {options.map((option) => (
          <MenuItem key={option} value={option}>
            {option}
          </MenuItem>
        ))}
      </Select>
    </FormControl>
  );
}

/** MUI's Autocomplete over a server that answers when it answers. */
export function MuiAutocomplete({ id, label, options, value, commit, env }: WidgetProps) {
  const menu = useMenu(env);
  const [found, setFound] = useState<readonly string[] | 'loading'>(options);
  const search = (text: string) => {
    setFound('loading');
    env.later(() => setFound(matching(options, text)));
  };
  return (
    <Autocomplete
      id={id}
      options={found === 'loading' ? [] : found}
      loading={found === 'loading'}
      filterOptions={(items) => items}
      value={value}
      open={menu.open}
      onOpen={menu.show}
      onClose={menu.hide}
      onChange={(_event, option) => commit(option)}
      onInputChange={(_event, text, reason) => search(reason === 'input' ? text : '')}
      renderInput={(props) => <TextField {...props} label={label} />}
    />
  );
}
