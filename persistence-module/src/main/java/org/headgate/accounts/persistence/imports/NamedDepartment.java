package org.headgate.accounts.persistence.imports;

import java.util.UUID;

/** A department that an imported account may belong to. */
public record NamedDepartment(UUID id, String name) {}
