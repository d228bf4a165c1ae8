package org.headgate.scheduling.service.webhook;

import java.util.Hashtable;
import javax.naming.CommunicationException;
import javax.naming.Context;
import javax.naming.NamingException;
import javax.naming.directory.DirContext;
import javax.naming.directory.InitialDirContext;

/**
 * Checks whether this machine's name servers answer at all. So an unknown name, or a failing server
 * of that name, differs from a failing resolver of ours.
 */
final class NameServerProbe {

  private static final String TIMEOUT_MILLIS = "1000";
  private static final String MAX_ATTEMPTS = "1";

  private final String servers;

  /**
   * @param servers in the form of JNDI's DNS provider; {@code dns:} for those of the machine
   */
  NameServerProbe(String servers) {
    this.servers = servers;
  }

  /** Whether any answer arrives for the name, even that it does not exist. */
  // Addresses are read, from the DNS alone; no object is looked up. JNDI wants a Hashtable.
  @SuppressWarnings({"BanJNDI", "JdkObsolete"})
  boolean answersTo(String name) {
    Hashtable<String, String> environment = new Hashtable<>();
    environment.put(Context.INITIAL_CONTEXT_FACTORY, "com.sun.jndi.dns.DnsContextFactory");
    environment.put(Context.PROVIDER_URL, servers);
    environment.put("com.sun.jndi.dns.timeout.initial", TIMEOUT_MILLIS);
    environment.put("com.sun.jndi.dns.timeout.retries", MAX_ATTEMPTS);
    try {
      DirContext context = new InitialDirContext(environment);
      try {
        context.getAttributes(name, new String[] {"A"});
      } finally {
        context.close();
      }
      return true;
    } catch (CommunicationException e) {
      return false;
    } catch (NamingException e) {
      // An answer, although not the one asked for.
      return true;
    }
  }
}
