package org.headgate.pool.persistence;

import java.util.List;
import java.util.Map;

/**
 * How a database is set up, as a new session of our role meets it.
 *
 * @param role ours
 * @param encoding of the database, such as UTF8
 * @param version as a number, such as 180001
 * @param takesWrites whether neither the server is a standby nor the session read-only
 * @param mayCreateSchema whether the role may create one in the database
 * @param hasSchema whether ours is there
 * @param mayCreateTables whether the role may create tables in it
 * @param lockedTables those of ours that the role may not read and write
 * @param schemasBeforeCatalog of the search path, which could stand in for PostgreSQL's own names
 * @param settings that sessions start with, by name, in the unit of pg_settings
 */
public record ServerInspection(
    String database,
    String role,
    String encoding,
    int version,
    boolean isStandby,
    boolean takesWrites,
    boolean mayCreateSchema,
    boolean hasSchema,
    boolean mayCreateTables,
    List<String> lockedTables,
    List<String> schemasBeforeCatalog,
    Map<String, String> settings) {

  public ServerInspection {
    lockedTables = List.copyOf(lockedTables);
    schemasBeforeCatalog = List.copyOf(schemasBeforeCatalog);
    settings = Map.copyOf(settings);
  }
}
