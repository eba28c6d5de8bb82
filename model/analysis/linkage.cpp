// SPDX-FileCopyrightText: 2026 The TensorPoly Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/analysis/clustering.h"
#include "model/analysis/tree.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <utility>

namespace tp {

namespace {

constexpr std::size_t none = std::numeric_limits<std::size_t>::max();

// Agglomeration with, for every cluster, its nearest among the clusters of higher number cached. A
// merge reuses the slot of its left part; numbers, not slots, decide ties.
class Agglomeration final
{
public:
    explicit Agglomeration(const Matrix &distance)
        : m_count(distance.rows())
        , m_distance(m_count, m_count)
    {
        for (std::size_t slot = 0; slot < m_count; ++slot) {
            m_slots.push_back({ .number = slot });
            m_active.push_back(slot);
            for (std::size_t other = slot + 1; other < m_count; ++other) {
                m_distance(slot, other) = distance(slot, other);
                m_distance(other, slot) = distance(slot, other);
            }
        }
        for (const std::size_t slot : m_active) {
            findNearest(slot);
        }
    }

    Linkage run()
    {
        Linkage linkage;
        while (m_active.size() > 1) {
            linkage.push_back(mergeNearest(m_count + linkage.size()));
            if (linkage.size() > 1) {
                Merge &last = linkage.back();
                last.height = std::max(last.height, linkage[linkage.size() - 2].height);
            }
        }
        return linkage;
    }

private:
    struct Slot
    {
        std::size_t number = 0;
        std::size_t size = 1;
        std::size_t nearest = none; // slot
        double nearestDistance = std::numeric_limits<double>::infinity();
    };

    void findNearest(std::size_t slot)
    {
        Slot &self = m_slots[slot];
        self.nearest = none;
        self.nearestDistance = std::numeric_limits<double>::infinity();
        const std::span<const double> row = std::as_const(m_distance).row(slot);
        for (const std::size_t other : m_active) {
            const Slot &candidate = m_slots[other];
            if (candidate.number > self.number
                && (self.nearest == none || row[other] < self.nearestDistance
                    || (row[other] == self.nearestDistance
                        && candidate.number < m_slots[self.nearest].number))) {
                self.nearest = other;
                self.nearestDistance = row[other];
            }
        }
    }

    Merge mergeNearest(std::size_t number)
    {
        std::size_t left = none;
        for (const std::size_t slot : m_active) {
            const Slot &candidate = m_slots[slot];
            if (candidate.nearest != none
                && (left == none || candidate.nearestDistance < m_slots[left].nearestDistance
                    || (candidate.nearestDistance == m_slots[left].nearestDistance
                        && candidate.number < m_slots[left].number))) {
                left = slot;
            }
        }
        const std::size_t right = m_slots[left].nearest;
        Slot &a = m_slots[left];
        const Slot &b = m_slots[right];
        const Merge merge { .left = static_cast<int>(a.number),
            .right = static_cast<int>(b.number),
            .height = a.nearestDistance,
            .size = static_cast<int>(a.size + b.size) };
        std::erase(m_active, right);
        const auto sizeA = static_cast<double>(a.size);
        const auto sizeB = static_cast<double>(b.size);
        for (const std::size_t other : m_active) {
            if (other != left) {
                // Lance-Williams: the mean over all pairs of leaves.
                const double mean =
                    (sizeA * m_distance(left, other) + sizeB * m_distance(right, other))
                    / (sizeA + sizeB);
                m_distance(left, other) = mean;
                m_distance(other, left) = mean;
            }
        }
        a.number = number;
        a.size += b.size;
        a.nearest = none;
        a.nearestDistance = std::numeric_limits<double>::infinity();
        for (const std::size_t other : m_active) {
            Slot &slot = m_slots[other];
            if (slot.nearest == left || slot.nearest == right) {
                findNearest(other);
            } else if (other != left
                && (slot.nearest == none || m_distance(other, left) < slot.nearestDistance)) {
                slot.nearest = left;
                slot.nearestDistance = m_distance(other, left);
            }
        }
        return merge;
    }

    std::size_t m_count;
    Matrix m_distance; // between slots, both triangles
    std::vector<Slot> m_slots;
    std::vector<std::size_t> m_active; // slots still in play
};

} // namespace

bool isTree(const Linkage &linkage, std::size_t leaves)
{
    if (leaves == 0 || linkage.size() + 1 != leaves) {
        return false;
    }
    std::vector<bool> used(leaves + linkage.size(), false);
    for (std::size_t i = 0; i < linkage.size(); ++i) {
        for (const int part : { linkage[i].left, linkage[i].right }) {
            if (part < 0 || static_cast<std::size_t>(part) >= leaves + i
                || used[static_cast<std::size_t>(part)]) {
                return false;
            }
            used[static_cast<std::size_t>(part)] = true;
        }
    }
    return true;
}

bool isFiniteSquare(const Matrix &matrix)
{
    return matrix.rows() == matrix.cols()
        && std::ranges::all_of(matrix.values(), [](double value) { return std::isfinite(value); });
}

Linkage averageLinkage(const Matrix &distance)
{
    if (!isFiniteSquare(distance)) {
        return {};
    }
    return Agglomeration(distance).run();
}

std::vector<int> cutLinkage(const Linkage &linkage, std::size_t leaves, std::size_t clusters)
{
    if (!isTree(linkage, leaves)) {
        return {};
    }
    // Clusters of the first merges, each known by the merge it ended in.
    const std::size_t merges = leaves - std::clamp<std::size_t>(clusters, 1, leaves);
    std::vector<std::size_t> parent(leaves + merges);
    for (std::size_t i = parent.size(); i-- > 0;) {
        parent[i] = i;
    }
    for (std::size_t i = 0; i < merges; ++i) {
        parent[static_cast<std::size_t>(linkage[i].left)] = leaves + i;
        parent[static_cast<std::size_t>(linkage[i].right)] = leaves + i;
    }
    // A parent's number is higher than its parts', so one pass from above reaches the roots.
    for (std::size_t i = parent.size(); i-- > 0;) {
        parent[i] = parent[parent[i]];
    }
    std::vector<int> numbers(parent.size(), -1);
    std::vector<int> labels;
    int next = 0;
    for (std::size_t leaf = 0; leaf < leaves; ++leaf) {
        int &number = numbers[parent[leaf]];
        if (number < 0) {
            number = next++;
        }
        labels.push_back(number);
    }
    return labels;
}

} // namespace tp
