package org.headgate.openapi.web;

import org.eclipse.microprofile.openapi.OASFilter;
import org.eclipse.microprofile.openapi.models.media.Schema;

/**
 * Writes patterns as ECMA-262 has them, which JSON Schema asks for: it has no flags inside of a
 * pattern, and needs none for characters of Unicode.
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
