package org.headgate.openapi.web;

import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.OASFilter;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.eclipse.microprofile.openapi.models.media.Schema.SchemaType;

/**
 * Describes a nullable member with a named schema as a choice of both. The scanner writes both next
 * to each other, which in JSON Schema would mean that both must hold; and of an enum its values,
 * which null is none of.
 */
final class NullableReferenceFilter implements OASFilter {

  @Override
  public Schema filterSchema(Schema schema) {
    if (schema.getRef() != null
        && schema.getType() != null
        && schema.getType().contains(SchemaType.NULL)) {
      Schema reference = OASFactory.createSchema().ref(schema.getRef());
      schema.setRef(null);
      schema.setType(null);
      schema.setEnumeration(null);
      schema.addAnyOf(reference);
      schema.addAnyOf(OASFactory.createSchema().addType(SchemaType.NULL));
    }
    return schema;
  }
}
