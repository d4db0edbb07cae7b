/* Reads an iCalendar stream and prints what libical finds wrong with it, a line each: what it can't parse, and what
   RFC 5545 and RFC 5546 restrict (which properties a method's components must and must not have). */
#include <libical/ical.h>
#include <stdio.h>
#include <stdlib.h>

static void print_errors(icalcomponent *component) {
  icalproperty *property = icalcomponent_get_first_property(component, ICAL_XLICERROR_PROPERTY);
  for (; property; property = icalcomponent_get_next_property(component, ICAL_XLICERROR_PROPERTY))
    printf("%s: %s\n", icalcomponent_kind_to_string(icalcomponent_isa(component)),
           icalproperty_get_value_as_string(property));
  icalcomponent *inner = icalcomponent_get_first_component(component, ICAL_ANY_COMPONENT);
  for (; inner; inner = icalcomponent_get_next_component(component, ICAL_ANY_COMPONENT)) print_errors(inner);
}

int main(void) {
  size_t size = 0, room = 1 << 16;
  char *stream = malloc(room);
  for (size_t got; stream && (got = fread(stream + size, 1, room - size - 1, stdin)) > 0;)
    if ((size += got) + 1 == room) stream = realloc(stream, room *= 2);
  if (!stream) return 2;
  stream[size] = 0;
  icalcomponent *calendar = icalparser_parse_string(stream);
  if (!calendar || icalcomponent_isa(calendar) != ICAL_VCALENDAR_COMPONENT) {
    puts("No VCALENDAR");
    return 0;
  }
  icalrestriction_check(calendar);
  print_errors(calendar);
  return 0;
}
