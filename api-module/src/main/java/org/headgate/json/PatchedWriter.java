package org.headgate.json;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.JsonSerializer;
import com.fasterxml.jackson.databind.SerializerProvider;
import java.io.IOException;

/**
 * Writes a member of a merge patch. A record that has such members is annotated so that empty ones
 * are left out.
 */
final class PatchedWriter extends JsonSerializer<Patched<?>> {

  @Override
  public void serialize(Patched<?> member, JsonGenerator out, SerializerProvider provider)
      throws IOException {
    if (member.value().isPresent()) {
      provider.defaultSerializeValue(member.value().get(), out);
    } else {
      out.writeNull();
    }
  }

  @Override
  public boolean isEmpty(SerializerProvider provider, Patched<?> member) {
    return !member.isNamed();
  }
}
