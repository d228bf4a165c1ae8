package org.headgate.openapi.web;

import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.OASFilter;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.eclipse.microprofile.openapi.models.media.Schema.SchemaType;

/**
 * Says of a member that may be null and has a schema with a name that it is one or the other. The
 * scanner writes both beside each other, and by JSON Schema both would have to hold.
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
      schema.addAnyOf(reference);
      schema.addAnyOf(OASFactory.createSchema().addType(SchemaType.NULL));
    }
    return schema;
  }
}
