// SPDX-FileCopyrightText: 2026 The TensorPoly Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/analysis/clustering.h"
#include "model/analysis/tree.h"

#include <algorithm>
#include <limits>
#include <utility>

namespace tp {

namespace {

constexpr double infinite = std::numeric_limits<double>::infinity();

// Positions [first, last).
struct Range
{
    std::size_t first = 0;
    std::size_t last = 0;

    [[nodiscard]] bool contains(std::size_t position) const
    {
        return position >= first && position < last;
    }
};

// Leaves are renumbered by their position in the unordered tree, so that every node covers one
// range of positions and inner loops run over contiguous memory.
class LeafOrdering final
{
public:
    LeafOrdering(const Linkage &linkage, const Matrix &distance)
        : m_leaves(distance.rows())
        , m_linkage(linkage)
        , m_ranges(m_leaves + linkage.size())
        , m_leafAt(m_leaves)
        , m_distance(m_leaves, m_leaves)
        , m_best(m_leaves, m_leaves)
    {
        placeLeaves();
        for (std::size_t i = 0; i < m_leaves; ++i) {
            for (std::size_t j = 0; j < m_leaves; ++j) {
                m_distance(i, j) = distance(m_leafAt[i], m_leafAt[j]);
            }
        }
        for (std::size_t node = m_leaves; node < m_ranges.size(); ++node) {
            solve(node);
        }
    }

    [[nodiscard]] std::vector<int> order() const
    {
        std::vector<int> leaves;
        struct Piece
        {
            std::size_t node;
            std::size_t first; // position of the leaf that comes first
            std::size_t last;
        };
        const std::size_t root = m_ranges.size() - 1;
        std::vector<Piece> pieces { { root, 0, 0 } };
        if (m_leaves > 1) {
            const auto [first, last] = bestEnds(root);
            pieces = { { root, first, last } };
        }
        while (!pieces.empty()) {
            const Piece piece = pieces.back();
            pieces.pop_back();
            if (piece.node < m_leaves) {
                leaves.push_back(static_cast<int>(piece.node));
                continue;
            }
            std::size_t front = left(piece.node);
            std::size_t back = right(piece.node);
            if (!m_ranges[front].contains(piece.first)) {
                std::swap(front, back);
            }
            // The inner ends that give the sum which solve() found; the first of equals.
            const Range inner = oppositeOf(front, piece.first);
            const Range outer = oppositeOf(back, piece.last);
            double least = infinite;
            Piece head { front, piece.first, piece.first };
            Piece tail { back, piece.last, piece.last };
            for (std::size_t m = inner.first; m < inner.last; ++m) {
                for (std::size_t k = outer.first; k < outer.last; ++k) {
                    const double sum =
                        m_best(piece.first, m) + m_distance(m, k) + m_best(k, piece.last);
                    if (sum < least) {
                        least = sum;
                        head.last = m;
                        tail.first = k;
                    }
                }
            }
            pieces.push_back(tail);
            pieces.push_back(head);
        }
        if (leaves.front() > leaves.back()) {
            std::ranges::reverse(leaves);
        }
        return leaves;
    }

private:
    [[nodiscard]] std::size_t left(std::size_t node) const
    {
        return static_cast<std::size_t>(m_linkage[node - m_leaves].left);
    }
    [[nodiscard]] std::size_t right(std::size_t node) const
    {
        return static_cast<std::size_t>(m_linkage[node - m_leaves].right);
    }

    void placeLeaves()
    {
        std::vector<std::size_t> sizes(m_ranges.size(), 1);
        for (std::size_t node = m_leaves; node < sizes.size(); ++node) {
            sizes[node] = sizes[left(node)] + sizes[right(node)];
        }
        m_ranges.back() = { 0, m_leaves };
        for (std::size_t node = m_ranges.size(); node-- > m_leaves;) {
            const Range range = m_ranges[node];
            const std::size_t middle = range.first + sizes[left(node)];
            m_ranges[left(node)] = { range.first, middle };
            m_ranges[right(node)] = { middle, range.last };
        }
        for (std::size_t leaf = 0; leaf < m_leaves; ++leaf) {
            m_leafAt[m_ranges[leaf].first] = leaf;
        }
    }

    // Where the other end of `node` may lie when one end is `position`: in the part that does not
    // hold it; a leaf is both ends of itself.
    [[nodiscard]] Range oppositeOf(std::size_t node, std::size_t position) const
    {
        if (node < m_leaves) {
            return m_ranges[node];
        }
        const Range part = m_ranges[left(node)];
        return part.contains(position) ? m_ranges[right(node)] : part;
    }

    // m_best(u, w) for the ends u, w of `node`: min over inner ends m and k of
    // best(u, m) + d(m, k) + best(k, w), in two steps so that it costs cubic time in all.
    void solve(std::size_t node)
    {
        const Range head = m_ranges[left(node)];
        const Range tail = m_ranges[right(node)];
        std::vector<double> reach(tail.last - tail.first);
        for (std::size_t u = head.first; u < head.last; ++u) {
            std::ranges::fill(reach, infinite);
            const Range inner = oppositeOf(left(node), u);
            for (std::size_t m = inner.first; m < inner.last; ++m) {
                const double base = m_best(u, m);
                const auto step =
                    std::as_const(m_distance).row(m).subspan(tail.first, reach.size());
                for (std::size_t k = 0; k < reach.size(); ++k) {
                    reach[k] = std::min(reach[k], base + step[k]);
                }
            }
            const std::span<double> best = m_best.row(u);
            std::fill(best.begin() + static_cast<std::ptrdiff_t>(tail.first),
                best.begin() + static_cast<std::ptrdiff_t>(tail.last),
                infinite);
            for (std::size_t k = tail.first; k < tail.last; ++k) {
                const Range outer = oppositeOf(right(node), k);
                const double base = reach[k - tail.first];
                const std::span<const double> rest = std::as_const(m_best).row(k);
                for (std::size_t w = outer.first; w < outer.last; ++w) {
                    best[w] = std::min(best[w], base + rest[w]);
                }
            }
            for (std::size_t w = tail.first; w < tail.last; ++w) {
                m_best(w, u) = best[w];
            }
        }
    }

    [[nodiscard]] std::pair<std::size_t, std::size_t> bestEnds(std::size_t node) const
    {
        const Range head = m_ranges[left(node)];
        const Range tail = m_ranges[right(node)];
        std::pair<std::size_t, std::size_t> ends { head.first, tail.first };
        for (std::size_t u = head.first; u < head.last; ++u) {
            for (std::size_t w = tail.first; w < tail.last; ++w) {
                if (m_best(u, w) < m_best(ends.first, ends.second)) {
                    ends = { u, w };
                }
            }
        }
        return ends;
    }

    std::size_t m_leaves;
    const Linkage &m_linkage;
    std::vector<Range> m_ranges; // [nodes]
    std::vector<std::size_t> m_leafAt; // [positions]
    Matrix m_distance; // between positions
    // The least sum of neighbour distances of the smallest node that holds both positions, with
    // these as its two ends.
    Matrix m_best;
};

} // namespace

std::vector<int> optimalLeafOrder(const Linkage &linkage, const Matrix &distance)
{
    if (!isFiniteSquare(distance) || !isTree(linkage, distance.rows())) {
        return {};
    }
    return LeafOrdering(linkage, distance).order();
}

} // namespace tp
