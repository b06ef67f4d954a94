#ifndef CBYTES_H
#define CBYTES_H

// Sixty-four bytes at once, a bit for each byte. What the compiler of Swift makes of the same in vectors
// takes four times as many steps, since it has no word for gathering bits.

#include <stddef.h>
#include <stdint.h>
#include <string.h>

#if defined(__SSE2__)
#include <emmintrin.h>

static inline uint64_t cbytes_bits(__m128i a, __m128i b, __m128i c, __m128i d) {
  return (uint64_t)(uint32_t)_mm_movemask_epi8(a) | (uint64_t)(uint32_t)_mm_movemask_epi8(b) << 16 |
         (uint64_t)(uint32_t)_mm_movemask_epi8(c) << 32 |
         (uint64_t)(uint32_t)_mm_movemask_epi8(d) << 48;
}
#else
// The highest bit of each of eight bytes, in the order of the bytes.
static inline uint64_t cbytes_tops(uint64_t word) {
  return ((word & 0x8080808080808080u) >> 7) * 0x0102040810204080u >> 56;
}

// The highest bit of each byte that is the one asked for.
static inline uint64_t cbytes_equal(uint64_t word, uint8_t byte) {
  uint64_t other = word ^ 0x0101010101010101u * byte;
  return ~(((other & 0x7F7F7F7F7F7F7F7Fu) + 0x7F7F7F7F7F7F7F7Fu) | other);
}
#endif

// Where cells and lines end in a block, and whether it holds a quote or a return.
typedef struct {
  uint64_t hits;
  uint64_t ends;
  int odd;
} cbytes_marks;

static inline cbytes_marks cbytes_find(const uint8_t *at, uint8_t separator) {
  cbytes_marks found;
#if defined(__SSE2__)
  const __m128i cell = _mm_set1_epi8((char)separator), feed = _mm_set1_epi8('\n');
  const __m128i quote = _mm_set1_epi8('"'), back = _mm_set1_epi8('\r');
  __m128i a = _mm_loadu_si128((const __m128i *)at), b = _mm_loadu_si128((const __m128i *)(at + 16));
  __m128i c = _mm_loadu_si128((const __m128i *)(at + 32));
  __m128i d = _mm_loadu_si128((const __m128i *)(at + 48));
  __m128i odd = _mm_or_si128(
      _mm_or_si128(_mm_or_si128(_mm_cmpeq_epi8(a, quote), _mm_cmpeq_epi8(a, back)),
                   _mm_or_si128(_mm_cmpeq_epi8(b, quote), _mm_cmpeq_epi8(b, back))),
      _mm_or_si128(_mm_or_si128(_mm_cmpeq_epi8(c, quote), _mm_cmpeq_epi8(c, back)),
                   _mm_or_si128(_mm_cmpeq_epi8(d, quote), _mm_cmpeq_epi8(d, back))));
  found.odd = _mm_movemask_epi8(odd);
  found.ends = cbytes_bits(_mm_cmpeq_epi8(a, feed), _mm_cmpeq_epi8(b, feed),
                           _mm_cmpeq_epi8(c, feed), _mm_cmpeq_epi8(d, feed));
  found.hits = found.ends | cbytes_bits(_mm_cmpeq_epi8(a, cell), _mm_cmpeq_epi8(b, cell),
                                        _mm_cmpeq_epi8(c, cell), _mm_cmpeq_epi8(d, cell));
#else
  uint64_t odd = 0;
  found.ends = found.hits = 0;
  for (int part = 0; part < 8; part++) {
    uint64_t word;
    memcpy(&word, at + part * 8, 8);
#if __BYTE_ORDER__ == __ORDER_BIG_ENDIAN__
    word = __builtin_bswap64(word);
#endif
    odd |= cbytes_equal(word, '"') | cbytes_equal(word, '\r');
    found.ends |= cbytes_tops(cbytes_equal(word, '\n')) << part * 8;
    found.hits |= cbytes_tops(cbytes_equal(word, separator)) << part * 8;
  }
  odd &= 0x8080808080808080u;
  found.odd = odd != 0;
  found.hits |= found.ends;
#endif
  return found;
}

// Masks are bytes of 0 or 1.

// Writes where both of two masks hold, unless there is nowhere to write to; answers how often.
static inline size_t cbytes_both(const uint8_t *a, const uint8_t *b, uint8_t *out, size_t count) {
  size_t at = 0, found = 0;
#if defined(__SSE2__)
  __m128i sums = _mm_setzero_si128();
  for (; at + 16 <= count; at += 16) {
    __m128i both = _mm_and_si128(_mm_loadu_si128((const __m128i *)(a + at)),
                                 _mm_loadu_si128((const __m128i *)(b + at)));
    if (out) _mm_storeu_si128((__m128i *)(out + at), both);
    sums = _mm_add_epi64(sums, _mm_sad_epu8(both, _mm_setzero_si128()));
  }
  uint64_t halves[2];
  _mm_storeu_si128((__m128i *)halves, sums);
  found = (size_t)(halves[0] + halves[1]);
#endif
  for (; at < count; at++) {
    const uint8_t both = a[at] & b[at];
    if (out) out[at] = both;
    found += both;
  }
  return found;
}

// A bit for each of sixty-four bytes of a mask.
static inline uint64_t cbytes_held(const uint8_t *at) {
#if defined(__SSE2__)
  const __m128i none = _mm_setzero_si128();
  return cbytes_bits(_mm_cmpgt_epi8(_mm_loadu_si128((const __m128i *)at), none),
                     _mm_cmpgt_epi8(_mm_loadu_si128((const __m128i *)(at + 16)), none),
                     _mm_cmpgt_epi8(_mm_loadu_si128((const __m128i *)(at + 32)), none),
                     _mm_cmpgt_epi8(_mm_loadu_si128((const __m128i *)(at + 48)), none));
#else
  uint64_t bits = 0;
  for (int byte = 0; byte < 64; byte++) bits |= (uint64_t)(at[byte] & 1) << byte;
  return bits;
#endif
}

// Writes the places at which a mask holds, in their order; there must be room for all of them.
static inline size_t cbytes_places(const uint8_t *mask, size_t count, int32_t *out) {
  size_t at = 0, found = 0;
  for (; at + 64 <= count; at += 64) {
    uint64_t bits = cbytes_held(mask + at);
    if (bits == UINT64_MAX) {
      for (int32_t next = 0; next < 64; next++) out[found + next] = (int32_t)at + next;
      found += 64;
      continue;
    }
    for (; bits != 0; bits &= bits - 1) out[found++] = (int32_t)at + __builtin_ctzll(bits);
  }
  for (; at < count; at++) {
    if (mask[at] != 0) out[found++] = (int32_t)at;
  }
  return found;
}

// Has a place in memory fetched, so that it is near when it is looked at; any address may be given.
static inline void cbytes_fetch(const void *place) { __builtin_prefetch(place); }

// Where quotes stand in a block, and whether it holds a return.
typedef struct {
  uint64_t quotes;
  int returns;
} cbytes_odd;

static inline cbytes_odd cbytes_find_odd(const uint8_t *at) {
  cbytes_odd found;
#if defined(__SSE2__)
  const __m128i quote = _mm_set1_epi8('"'), back = _mm_set1_epi8('\r');
  __m128i a = _mm_loadu_si128((const __m128i *)at), b = _mm_loadu_si128((const __m128i *)(at + 16));
  __m128i c = _mm_loadu_si128((const __m128i *)(at + 32));
  __m128i d = _mm_loadu_si128((const __m128i *)(at + 48));
  found.quotes = cbytes_bits(_mm_cmpeq_epi8(a, quote), _mm_cmpeq_epi8(b, quote),
                             _mm_cmpeq_epi8(c, quote), _mm_cmpeq_epi8(d, quote));
  found.returns = _mm_movemask_epi8(
      _mm_or_si128(_mm_or_si128(_mm_cmpeq_epi8(a, back), _mm_cmpeq_epi8(b, back)),
                   _mm_or_si128(_mm_cmpeq_epi8(c, back), _mm_cmpeq_epi8(d, back))));
#else
  uint64_t returns = 0;
  found.quotes = 0;
  for (int part = 0; part < 8; part++) {
    uint64_t word;
    memcpy(&word, at + part * 8, 8);
#if __BYTE_ORDER__ == __ORDER_BIG_ENDIAN__
    word = __builtin_bswap64(word);
#endif
    returns |= cbytes_equal(word, '\r');
    found.quotes |= cbytes_tops(cbytes_equal(word, '"')) << part * 8;
  }
  found.returns = (returns & 0x8080808080808080u) != 0;
#endif
  return found;
}

// Whether a block is letters of one byte other than zero and of two bytes. The carry is 1 where the byte
// before the block begins a letter of two, and afterwards where the last of the block does.
static inline int cbytes_are_letters(const uint8_t *at, uint64_t *carry) {
  uint64_t high, second, third, low;
  int zeros;
#if defined(__SSE2__)
  const __m128i none = _mm_setzero_si128();
  __m128i a = _mm_loadu_si128((const __m128i *)at), b = _mm_loadu_si128((const __m128i *)(at + 16));
  __m128i c = _mm_loadu_si128((const __m128i *)(at + 32));
  __m128i d = _mm_loadu_si128((const __m128i *)(at + 48));
  zeros = _mm_movemask_epi8(
      _mm_cmpeq_epi8(_mm_min_epu8(_mm_min_epu8(a, b), _mm_min_epu8(c, d)), none));
  high = cbytes_bits(a, b, c, d);
  if (zeros == 0 && (high | *carry) == 0) return 1;
  second = cbytes_bits(_mm_add_epi8(a, a), _mm_add_epi8(b, b), _mm_add_epi8(c, c),
                       _mm_add_epi8(d, d));
  third = cbytes_bits(_mm_slli_epi16(a, 2), _mm_slli_epi16(b, 2), _mm_slli_epi16(c, 2),
                      _mm_slli_epi16(d, 2));
  // C0 and C1 are the highest of those that, taken as signed, are not above C1.
  const __m128i limit = _mm_set1_epi8((char)0xC2);
  low = cbytes_bits(_mm_cmplt_epi8(a, limit), _mm_cmplt_epi8(b, limit), _mm_cmplt_epi8(c, limit),
                    _mm_cmplt_epi8(d, limit));
#else
  uint64_t zero = 0;
  high = second = third = low = 0;
  for (int part = 0; part < 8; part++) {
    uint64_t word;
    memcpy(&word, at + part * 8, 8);
#if __BYTE_ORDER__ == __ORDER_BIG_ENDIAN__
    word = __builtin_bswap64(word);
#endif
    zero |= cbytes_equal(word, 0) & 0x8080808080808080u;
    high |= cbytes_tops(word) << part * 8;
    second |= cbytes_tops(word << 1) << part * 8;
    third |= cbytes_tops(word << 2) << part * 8;
    low |= cbytes_tops(cbytes_equal(word, 0xC0) | cbytes_equal(word, 0xC1)) << part * 8;
  }
  zeros = zero != 0;
  if (zeros == 0 && (high | *carry) == 0) return 1;
#endif
  uint64_t leads = high & second;
  uint64_t tails = high & ~second;
  int sound = zeros == 0 && tails == (leads << 1 | *carry) && (leads & third) == 0 &&
              (leads & low) == 0;
  *carry = leads >> 63;
  return sound;
}

// Keeps up to a gigabyte that was given back for what is asked for next, instead of giving it to the system and
// fetching it again page by page: an answer takes and leaves the same few megabytes again and again, and an import
// of a nation's files some hundreds.
void cbytes_keep_memory(void);

/// Whether a file lies on a share, as Linux numbers the kinds of file systems; 0 where nothing tells.
int cbytes_is_on_share(const char *path);

#endif
