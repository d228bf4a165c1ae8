package org.headgate.accounts.service;

import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.inject.Inject;
import java.time.Clock;
import org.headgate.identity.UserId;
import org.headgate.json.Json;
import org.headgate.privacy.service.PersonalRecords;

/** Gathers what every feature keeps of a person. */
@ApplicationScoped
public class AccountExport {

  @Inject @Any Instance<PersonalRecords> records;
  @Inject Clock clock;

  /** One object; {@code exported_at} says of when it is. */
  public ObjectNode of(UserId person) {
    ObjectNode export = Json.strict().createObjectNode();
    export.put("exported_at", clock.instant().toString());
    records.stream().map(part -> part.export(person)).forEach(export::setAll);
    return export;
  }
}
