package countinghouse.makereport.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The colours of the style sheet, on light and on dark paper. Contrast by WCAG 2.2, 1.4.3 and
 * 1.4.11; colour blindness by the matrices of Machado, Oliveira and Fernandes (2009) at full
 * severity.
 */
class PaletteTest {
  private static final double[][] PROTANOPIA = {
    {0.152286, 1.052583, -0.204868},
    {0.114503, 0.786281, 0.099216},
    {-0.003882, -0.048116, 1.051998}
  };
  private static final double[][] DEUTERANOPIA = {
    {0.367322, 0.860646, -0.227968}, {0.280085, 0.672501, 0.047413}, {-0.011820, 0.042940, 0.968881}
  };

  private static String css() throws IOException {
    try (InputStream file =
        PaletteTest.class.getResourceAsStream("/countinghouse/makereport/page/report.css")) {
      return new String(Objects.requireNonNull(file).readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  /** The variables of a mode: those of the first :root, then those of its own. */
  private static Map<String, double[]> colours(String mode) throws IOException {
    Map<String, double[]> colours = new HashMap<>();
    String css = css();
    String own =
        switch (mode) {
          case "dark" -> css.substring(css.indexOf("prefers-color-scheme: dark"));
          case "print" -> css.substring(css.indexOf("@media print"));
          default -> css;
        };
    Pattern.compile("--([a-z0-9-]+): #([0-9a-f]{6});")
        .matcher(own.substring(0, own.indexOf('}')))
        .results()
        .forEach(it -> colours.put(it.group(1), linear(Integer.parseInt(it.group(2), 16))));
    return colours;
  }

  private static double[] linear(int colour) {
    return new double[] {
      linear((colour >> 16 & 255) / 255.0),
      linear((colour >> 8 & 255) / 255.0),
      linear((colour & 255) / 255.0)
    };
  }

  private static double linear(double channel) {
    return channel <= 0.04045 ? channel / 12.92 : Math.pow((channel + 0.055) / 1.055, 2.4);
  }

  private static double luminance(double[] colour) {
    return 0.2126 * colour[0] + 0.7152 * colour[1] + 0.0722 * colour[2];
  }

  private static double contrast(double[] one, double[] other) {
    double high = Math.max(luminance(one), luminance(other));
    double low = Math.min(luminance(one), luminance(other));
    return (high + 0.05) / (low + 0.05);
  }

  private static double[] of(Map<String, double[]> colours, String name) {
    return Objects.requireNonNull(colours.get(name), name);
  }

  @ParameterizedTest
  @ValueSource(strings = {"light", "dark", "print"})
  void wordsStandOutFromTheirPaper(String mode) throws IOException {
    Map<String, double[]> colours = colours(mode);
    for (String ink : List.of("ink", "soft", "accent")) {
      for (String paper : List.of("paper", "card")) {
        assertThat(contrast(of(colours, ink), of(colours, paper)))
            .as(ink + " on " + paper)
            .isGreaterThanOrEqualTo(4.5);
      }
    }
    assertThat(contrast(of(colours, "sound"), of(colours, "sound-paper")))
        .isGreaterThanOrEqualTo(4.5);
    assertThat(contrast(of(colours, "doubt"), of(colours, "doubt-paper")))
        .isGreaterThanOrEqualTo(4.5);
  }

  @ParameterizedTest
  @ValueSource(strings = {"light", "dark", "print"})
  void whatIsDrawnStandsOutFromThePaper(String mode) throws IOException {
    Map<String, double[]> colours = colours(mode);
    for (String series : List.of("blue", "ochre", "teal", "grey", "line", "back")) {
      assertThat(contrast(of(colours, series), of(colours, "paper")))
          .as(series)
          .isGreaterThanOrEqualTo(3);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"light", "dark"})
  void numbersInShadesCanBeRead(String mode) throws IOException {
    Map<String, double[]> colours = colours(mode);
    double[] dark = linear(0x14171a);
    double[] white = linear(0xffffff);
    boolean isDark = mode.equals("dark");
    for (int shade = 1; shade <= 5; shade++) {
      double[] ink = (shade <= 3) == isDark ? white : dark;
      assertThat(contrast(of(colours, "shade-" + shade), ink))
          .as("shade " + shade)
          .isGreaterThanOrEqualTo(4.5);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"light", "dark"})
  void channelsStayApartForWhoeverIsColourBlind(String mode) throws IOException {
    Map<String, double[]> colours = colours(mode);
    List<String> series = List.of("blue", "ochre", "teal");
    for (double[][] blindness : List.of(PROTANOPIA, DEUTERANOPIA)) {
      for (int one = 0; one < series.size(); one++) {
        for (int other = 0; other < one; other++) {
          assertThat(
                  distance(
                      seen(of(colours, series.get(one)), blindness),
                      seen(of(colours, series.get(other)), blindness)))
              .as(series.get(one) + " and " + series.get(other))
              .isGreaterThan(20);
        }
      }
    }
  }

  private static double[] seen(double[] colour, double[][] blindness) {
    double[] seen = new double[3];
    for (int row = 0; row < 3; row++) {
      for (int column = 0; column < 3; column++) {
        seen[row] += blindness[row][column] * colour[column];
      }
      seen[row] = Math.clamp(seen[row], 0, 1);
    }
    return seen;
  }

  /** CIE76 in L*a*b*, white D65. */
  private static double distance(double[] one, double[] other) {
    double[] first = lab(one);
    double[] second = lab(other);
    return Math.sqrt(
        Math.pow(first[0] - second[0], 2)
            + Math.pow(first[1] - second[1], 2)
            + Math.pow(first[2] - second[2], 2));
  }

  private static double[] lab(double[] c) {
    double x = curve((0.4124 * c[0] + 0.3576 * c[1] + 0.1805 * c[2]) / 0.95047);
    double y = curve(0.2126 * c[0] + 0.7152 * c[1] + 0.0722 * c[2]);
    double z = curve((0.0193 * c[0] + 0.1192 * c[1] + 0.9505 * c[2]) / 1.08883);
    return new double[] {116 * y - 16, 500 * (x - y), 200 * (y - z)};
  }

  private static double curve(double t) {
    return t > 216.0 / 24389 ? Math.cbrt(t) : (841.0 / 108) * t + 4.0 / 29;
  }
}
