package org.headgate.config.settings;

import java.net.InetAddress;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.headgate.config.CidrRange;
import org.headgate.config.EnvironmentReader;
import org.headgate.config.EnvironmentReader.DefaultValue;
import org.headgate.config.SettingType;

/**
 * Trusted proxies, limits of client networks, and the targets that webhooks may reach.
 *
 * @param trustedProxies whose X-Forwarded-For is trusted
 * @param sends mails one client network may cause within {@link #WINDOW}
 * @param failures failed attempts one client network may make within {@link #WINDOW}
 * @param webhookAllowPrivate whether webhooks may reach loopback, link-local and private addresses
 */
public record NetworkSettings(
    List<CidrRange> trustedProxies, int sends, int failures, boolean webhookAllowPrivate) {
  /** The window in which mails and failures of a client network are counted. */
  public static final Duration WINDOW = Duration.ofMinutes(5);

  private static final SettingType<List<CidrRange>> PROXIES =
      SettingType.open(
          "addresses and CIDR blocks separated by commas",
          NetworkSettings::ranges,
          ranges -> ranges.stream().map(CidrRange::toString).collect(Collectors.joining(",")));

  /** Refuses limits below 1. */
  public NetworkSettings {
    if (sends < 1 || failures < 1) {
      throw new IllegalArgumentException("a limit per network is at least 1");
    }
    trustedProxies = List.copyOf(trustedProxies);
  }

  /** Reads {@code TRUSTED_PROXIES}, {@code NETWORK_SENDS} and the like. */
  public static NetworkSettings from(EnvironmentReader environmentReader) {
    SettingType<Integer> limit = SettingType.integer(1, 1_000_000);
    return new NetworkSettings(
        environmentReader.read("TRUSTED_PROXIES", PROXIES, DefaultValue.standard(List.of())),
        environmentReader.read("NETWORK_SENDS", limit, DefaultValue.standard(60)),
        environmentReader.read("NETWORK_FAILURES", limit, DefaultValue.standard(300)),
        environmentReader.read(
            "WEBHOOK_ALLOW_PRIVATE", SettingType.flag(), DefaultValue.standard(false)));
  }

  /** Whether a forwarded address reported by this peer is trusted. */
  public boolean trusts(InetAddress peer) {
    return trustedProxies.stream().anyMatch(range -> range.contains(peer));
  }

  private static List<CidrRange> ranges(String text) {
    return Arrays.stream(text.split(",", -1)).map(String::strip).map(CidrRange::parse).toList();
  }
}
