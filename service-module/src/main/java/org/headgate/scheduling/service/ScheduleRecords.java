package org.headgate.scheduling.service;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Optional;
import org.headgate.identity.UserId;
import org.headgate.json.Json;
import org.headgate.paging.Page;
import org.headgate.paging.PageQuery;
import org.headgate.pool.DatabaseName;
import org.headgate.privacy.service.PersonalRecords;
import org.headgate.scheduling.Schedule;

/** The schedules of a person, as their owner sees them. Their rows go with the account's own. */
@ApplicationScoped
public class ScheduleRecords implements PersonalRecords {

  @Inject ScheduleBook book;

  @Override
  public DatabaseName database() {
    return DatabaseName.PLATFORM;
  }

  @Override
  public ObjectNode export(UserId person) {
    ObjectNode export = Json.strict().createObjectNode();
    ArrayNode schedules = export.putArray("schedules");
    Optional<String> cursor = Optional.empty();
    do {
      Page<Schedule> page = book.list(person, new PageQuery(PageQuery.MOST, cursor));
      page.items()
          .forEach(schedule -> schedules.add(Json.strict().<ObjectNode>valueToTree(schedule)));
      cursor = page.nextCursor();
    } while (cursor.isPresent());
    return export;
  }

  @Override
  public void erase(UserId person) {
    // The schema removes them with the account.
  }
}
