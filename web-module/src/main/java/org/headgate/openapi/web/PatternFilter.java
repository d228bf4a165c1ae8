package org.headgate.openapi.web;

import org.eclipse.microprofile.openapi.OASFilter;
import org.eclipse.microprofile.openapi.models.media.Schema;

/**
 * Converts patterns to ECMA-262, as JSON Schema requires: it has no inline flags, and needs none
 * for Unicode.
 */
final class PatternFilter implements OASFilter {

  private static final String UNICODE_CLASSES = "(?U)";

  @Override
  public Schema filterSchema(Schema schema) {
    if (schema.getPattern() != null && schema.getPattern().startsWith(UNICODE_CLASSES)) {
      schema.setPattern(schema.getPattern().substring(UNICODE_CLASSES.length()));
    }
    return schema;
  }
}
