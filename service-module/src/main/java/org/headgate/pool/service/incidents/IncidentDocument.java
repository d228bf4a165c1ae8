package org.headgate.pool.service.incidents;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;
import org.headgate.common.json.JsonMappers;
import org.headgate.pool.api.history.Incident;

/** An incident as it is stored: compressed JSON. */
final class IncidentDocument {

  private IncidentDocument() {}

  static byte[] of(Incident incident) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try (GZIPOutputStream gzip = new GZIPOutputStream(out)) {
      gzip.write(JsonMappers.strict().writeValueAsBytes(incident));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return out.toByteArray();
  }

  static Incident read(byte[] document) {
    try (GZIPInputStream in = new GZIPInputStream(new ByteArrayInputStream(document))) {
      return JsonMappers.lenient().readValue(in.readAllBytes(), Incident.class);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
