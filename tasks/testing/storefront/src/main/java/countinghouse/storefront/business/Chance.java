package countinghouse.storefront.business;

import java.util.List;

/**
 * A stream of seeded random choices (SplitMix64, written here so that no library change can alter a
 * business that was once played).
 */
public final class Chance {
  private static final long GOLDEN_GAMMA = 0x9E3779B97F4A7C15L;
  private static final String DIGITS_AND_LETTERS =
      "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789";

  private long state;

  private Chance(long state) {
    this.state = state;
  }

  /** The stream that belongs to these labels, independent of every other stream of the seed. */
  public static Chance of(long seed, Object... labels) {
    long hash = 0xCBF29CE484222325L ^ mix(seed + GOLDEN_GAMMA);
    for (Object label : labels) {
      for (char letter : String.valueOf(label).toCharArray()) {
        hash = (hash ^ letter) * 0x100000001B3L;
      }
      hash = mix(hash + GOLDEN_GAMMA);
    }
    return new Chance(hash);
  }

  /** The next 64 bits. */
  public long next() {
    state += GOLDEN_GAMMA;
    return mix(state);
  }

  /** A whole number from 0 to bound - 1. */
  public int below(int bound) {
    return (int) Long.remainderUnsigned(next(), bound);
  }

  /** A whole number from low to high, both possible. */
  public int between(int low, int high) {
    return low + below(high - low + 1);
  }

  /** A number from 0 (included) to 1 (excluded). */
  public double unit() {
    return (next() >>> 11) * 0x1.0p-53;
  }

  /** True with this probability. */
  public boolean happens(double probability) {
    return unit() < probability;
  }

  /** One of the choices, all alike. */
  public <T> T pick(List<T> choices) {
    return choices.get(below(choices.size()));
  }

  /** The index of a weight, in proportion to the weights. */
  public int weighted(double... weights) {
    double sum = 0;
    for (double weight : weights) {
      sum += weight;
    }
    double left = unit() * sum;
    for (int index = 0; index < weights.length - 1; index++) {
      left -= weights[index];
      if (left < 0) {
        return index;
      }
    }
    return weights.length - 1;
  }

  /** How often something happens that happens this often on average (Poisson, by Knuth). */
  public int poisson(double mean) {
    if (mean > 30) {
      return poisson(30) + poisson(mean - 30);
    }
    double limit = StrictMath.exp(-mean);
    int count = -1;
    double product = 1;
    while (product > limit) {
      product *= unit();
      count++;
    }
    return count;
  }

  /** A token of digits and letters. */
  public String token(int length) {
    return token(length, DIGITS_AND_LETTERS);
  }

  /** A token of these letters. */
  public String token(int length, String letters) {
    StringBuilder token = new StringBuilder(length);
    for (int index = 0; index < length; index++) {
      token.append(letters.charAt(below(letters.length())));
    }
    return token.toString();
  }

  /** An identifier in the form of a random UUID. */
  public String uuid() {
    String hex = token(32, "0123456789abcdef");
    return String.join(
        "-",
        hex.substring(0, 8),
        hex.substring(8, 12),
        "4" + hex.substring(13, 16),
        "a" + hex.substring(17, 20),
        hex.substring(20));
  }

  private static long mix(long bits) {
    long mixed = (bits ^ (bits >>> 30)) * 0xBF58476D1CE4E5B9L;
    mixed = (mixed ^ (mixed >>> 27)) * 0x94D049BB133111EBL;
    return mixed ^ (mixed >>> 31);
  }
}
