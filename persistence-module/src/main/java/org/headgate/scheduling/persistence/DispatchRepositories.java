package org.headgate.scheduling.persistence;

/** All that a dispatcher asks and tells the database. */
public record DispatchRepositories(
    DispatchRepository claims, DispatchResultRepository results, DispatchNodeRepository nodes) {}
