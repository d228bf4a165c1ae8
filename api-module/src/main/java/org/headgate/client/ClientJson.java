package org.headgate.client;

import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.headgate.json.Json;
import org.headgate.json.JsonRecords;

/**
 * Reads and writes the records of the contract for a client. A field that this client does not know
 * yet is passed over: the server may be newer.
 */
@Consumes({MediaType.APPLICATION_JSON, "application/problem+json"})
@Produces({MediaType.APPLICATION_JSON, "application/merge-patch+json"})
final class ClientJson extends JsonRecords {

  ClientJson() {
    super(Json.lenient());
  }
}
