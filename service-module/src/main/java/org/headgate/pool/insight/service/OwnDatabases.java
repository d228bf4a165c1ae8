package org.headgate.pool.insight.service;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Set;
import java.util.TreeSet;
import org.headgate.HeadgateSettings;
import org.headgate.pool.DatabaseName;
import org.headgate.pool.DatabaseUrl;
import org.headgate.pool.persistence.Backend;

/**
 * Which databases of the platform's server are ours: its own, and that of the user data where it is
 * on the same server.
 */
@ApplicationScoped
public class OwnDatabases {

  @Inject HeadgateSettings settings;

  /** Whether a process works in one of them. */
  boolean has(Backend backend) {
    return names().contains(backend.database());
  }

  private Set<String> names() {
    DatabaseUrl platform = settings.database(DatabaseName.PLATFORM).url();
    DatabaseUrl userdata = settings.database(DatabaseName.USERDATA).url();
    Set<String> names = new TreeSet<>(Set.of(platform.database()));
    if (userdata.hosts().equals(platform.hosts())) {
      names.add(userdata.database());
    }
    return names;
  }
}
