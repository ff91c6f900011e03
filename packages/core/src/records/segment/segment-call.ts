import { isFields, type Fields } from '../accept/fields.ts';

/** A `track` call of Segment's spec, as far as it is read here. Nothing in it has been checked. */
export interface SegmentCall {
  readonly name: string;
  readonly call: Fields;
  readonly properties: Fields;
  /** `context.campaign`: the UTM parameters. */
  readonly campaign: Fields;
}

const NOTHING: Fields = Object.freeze({});

/** Whether an object is a Segment `track` call and no record: it says what happened in `event` and has no `kind`. */
export function isSegmentCall(value: Fields): boolean {
  return value['kind'] === undefined && value['type'] === 'track' && typeof value['event'] === 'string';
}

export function segmentCallOf(call: Fields): SegmentCall {
  const context = fieldsOf(call['context']);
  return {
    name: String(call['event']).trim().toLowerCase(),
    call,
    properties: fieldsOf(call['properties']),
    campaign: fieldsOf(context['campaign']),
  };
}

export function fieldsOf(value: unknown): Fields {
  return isFields(value) ? value : NOTHING;
}

/** The first value that is there. */
export function firstOf(...values: readonly unknown[]): unknown {
  return values.find((value) => value != null && value !== '');
}
