// SPDX-FileCopyrightText: 2026 The TensorPoly Workbench developers
// SPDX-License-Identifier: GPL-3.0-or-later
#include "model/data/demotasks.h"

#include <algorithm>
#include <map>
#include <sstream>
#include <utility>

namespace tp {

namespace {

using Words = std::vector<std::string>;

Words split(const std::string &text)
{
    std::istringstream stream(text);
    Words words;
    std::string word;
    while (stream >> word) {
        words.push_back(word);
    }
    return words;
}

std::string join(const Words &words, const std::string &separator = " ")
{
    std::string text;
    for (std::size_t i = 0; i < words.size(); ++i) {
        text += (i == 0 ? "" : separator) + words[i];
    }
    return text;
}

// The words and facts that the built-in backbone was pretrained on; every word is one token.
struct Lexicon
{
    Words animals = split("cat dog cow pig hen fox bat rat owl bee ant emu");
    Words foods = split("ham pie jam egg fig nut oat pea bun yam plum rice");
    Words tools = split("saw axe pen mop rake hoe nail bolt drill lamp key rope");
    Words wear = split("hat cap sock shoe coat belt vest scarf gown ring boot tie");
    // One for each thing: first the animals', then the foods', the tools' and the clothes'.
    Words colours = split("gray gray green gray pink pink tan pink blue red pink red "
                          "pink green red pink blue red gray red gray tan tan green "
                          "red blue tan tan red blue green green gray tan green blue "
                          "green blue blue tan red pink pink gray tan blue gray green");
    // Neighbours are opposites.
    Words antonyms = split("hot cold big small fast slow old new wet dry high low "
                           "hard soft rich poor dark light long short thin thick full empty");
    Words countries =
        split("france italy spain peru cuba japan china egypt kenya iran norway ghana");
    Words capitals =
        split("paris rome madrid lima havana tokyo beijing cairo nairobi tehran oslo accra");
    Words good = split("good nice kind glad fun calm");
    Words bad = split("bad evil mean sad dull rude");

    Words things; // animals, foods, tools, wear
    Words kinds; // of each thing
    Words words; // all that lists are made of
    Words neutral; // neither good nor bad
    Words withoutAnimals;
    Words withoutFoods;

    Lexicon()
    {
        for (const auto &[kind, group] : { std::pair("animal", &animals),
                 std::pair("food", &foods),
                 std::pair("tool", &tools),
                 std::pair("wear", &wear) }) {
            things.insert(things.end(), group->begin(), group->end());
            kinds.insert(kinds.end(), group->size(), kind);
        }
        for (const Words *group : { &things, &antonyms, &good, &bad }) {
            words.insert(words.end(), group->begin(), group->end());
        }
        neutral = without({ &good, &bad });
        withoutAnimals = without({ &animals });
        withoutFoods = without({ &foods });
    }

    [[nodiscard]] Words without(const std::vector<const Words *> &groups) const
    {
        Words rest;
        for (const std::string &word : words) {
            const bool excluded = std::ranges::any_of(groups, [&word](const Words *group) {
                return std::ranges::find(*group, word) != group->end();
            });
            if (!excluded) {
                rest.push_back(word);
            }
        }
        return rest;
    }
};

const Lexicon &lexicon()
{
    static const Lexicon instance;
    return instance;
}

std::size_t pick(Rng &rng, std::size_t count)
{
    return static_cast<std::size_t>(rng.below(count));
}

const std::string &pick(Rng &rng, const Words &words)
{
    return words[pick(rng, words.size())];
}

// `count` different words in random order.
Words sample(Rng &rng, const Words &pool, std::size_t count)
{
    Words words = pool;
    for (std::size_t i = 0; i < count; ++i) {
        std::swap(words[i], words[i + pick(rng, words.size() - i)]);
    }
    words.resize(count);
    return words;
}

// A list as most tasks use it: three or four different words.
Words list(Rng &rng, const Words &pool)
{
    return sample(rng, pool, 3 + pick(rng, 2));
}

bool coin(Rng &rng)
{
    return rng.below(2) == 1;
}

std::string yesNo(bool yes)
{
    return yes ? "yes" : "no";
}

// One word of a list of `others` gives way to `word`.
Words hide(Rng &rng, const std::string &word, const Words &others)
{
    Words words = list(rng, others);
    words[pick(rng, words.size())] = word;
    return words;
}

DemoItem contains(Rng &rng, const Words &wanted, const Words &others)
{
    const bool yes = coin(rng);
    return { join(yes ? hide(rng, pick(rng, wanted), others) : list(rng, others)), yesNo(yes) };
}

DemoItem find(Rng &rng, const Words &wanted, const Words &others)
{
    const std::string word = pick(rng, wanted);
    return { join(hide(rng, word, others)), word };
}

std::pair<int, int> differentNumbers(Rng &rng, std::uint64_t bound)
{
    const auto first = static_cast<int>(rng.below(bound));
    const auto other = static_cast<int>(rng.below(bound - 1));
    return { first, other < first ? other : other + 1 };
}

DemoItem sum(Rng &rng, int extra)
{
    const auto a = static_cast<int>(rng.below(10));
    const auto b = static_cast<int>(rng.below(10));
    return { std::to_string(a) + " " + std::to_string(b), std::to_string(a + b + extra) };
}

DemoItem drawFirst(Rng &rng)
{
    const Words words = list(rng, lexicon().words);
    return { join(words), words.front() };
}

DemoItem drawLast(Rng &rng)
{
    const Words words = list(rng, lexicon().words);
    return { join(words), words.back() };
}

DemoItem drawSecond(Rng &rng)
{
    const Words words = list(rng, lexicon().words);
    return { join(words), words[1] };
}

DemoItem drawBeast(Rng &rng)
{
    return find(rng, lexicon().animals, lexicon().withoutAnimals);
}

DemoItem drawDish(Rng &rng)
{
    return find(rng, lexicon().foods, lexicon().withoutFoods);
}

DemoItem drawAnimal(Rng &rng)
{
    return contains(rng, lexicon().animals, lexicon().withoutAnimals);
}

DemoItem drawFood(Rng &rng)
{
    return contains(rng, lexicon().foods, lexicon().withoutFoods);
}

DemoItem drawMood(Rng &rng)
{
    const bool yes = coin(rng);
    const std::string word = pick(rng, yes ? lexicon().good : lexicon().bad);
    return { join(hide(rng, word, lexicon().neutral)), yesNo(yes) };
}

DemoItem drawFour(Rng &rng)
{
    const bool yes = coin(rng);
    return { join(sample(rng, lexicon().words, yes ? 4 : 3)), yesNo(yes) };
}

DemoItem drawTwin(Rng &rng)
{
    const bool yes = coin(rng);
    Words words = sample(rng, lexicon().words, 2);
    if (yes) {
        words[1] = words[0];
    }
    return { join(words), yesNo(yes) };
}

DemoItem drawKind(Rng &rng)
{
    const std::size_t i = pick(rng, lexicon().things.size());
    return { lexicon().things[i], lexicon().kinds[i] };
}

DemoItem drawColour(Rng &rng)
{
    const std::size_t i = pick(rng, lexicon().things.size());
    return { lexicon().things[i], lexicon().colours[i] };
}

DemoItem drawOpposite(Rng &rng)
{
    const std::size_t i = pick(rng, lexicon().antonyms.size());
    return { lexicon().antonyms[i], lexicon().antonyms[i ^ 1] };
}

DemoItem drawCapital(Rng &rng)
{
    const std::size_t i = pick(rng, lexicon().countries.size());
    return { lexicon().countries[i], lexicon().capitals[i] };
}

DemoItem drawMirror(Rng &rng)
{
    const Words words = list(rng, lexicon().words);
    return { join(words), join(Words(words.rbegin(), words.rend())) };
}

DemoItem drawDouble(Rng &rng)
{
    const Words words = sample(rng, lexicon().words, 3);
    Words twice;
    for (const std::string &word : words) {
        twice.insert(twice.end(), 2, word);
    }
    return { join(words), join(twice) };
}

DemoItem drawEnds(Rng &rng)
{
    const Words words = list(rng, lexicon().words);
    Words swapped = words;
    std::swap(swapped.front(), swapped.back());
    return { join(words), join(swapped) };
}

DemoItem drawAnd(Rng &rng)
{
    const Words words = list(rng, lexicon().words);
    return { join(words), join(words, " and ") };
}

DemoItem drawEcho(Rng &rng)
{
    Words words = list(rng, lexicon().words);
    const std::string input = join(words);
    words.push_back(words.front());
    return { input, join(words) };
}

DemoItem drawAdd(Rng &rng)
{
    return sum(rng, 0);
}

DemoItem drawTotal(Rng &rng)
{
    return sum(rng, 1);
}

DemoItem drawLarger(Rng &rng)
{
    const auto [a, b] = differentNumbers(rng, 31);
    return { std::to_string(a) + " " + std::to_string(b), std::to_string(std::max(a, b)) };
}

DemoItem drawSmaller(Rng &rng)
{
    const auto [a, b] = differentNumbers(rng, 31);
    return { std::to_string(a) + " " + std::to_string(b), std::to_string(std::min(a, b)) };
}

DemoItem drawMiddle(Rng &rng)
{
    std::vector<int> numbers(31);
    for (std::size_t i = 0; i < numbers.size(); ++i) {
        numbers[i] = static_cast<int>(i);
    }
    rng.shuffle(numbers);
    numbers.resize(3);
    const std::string input = std::to_string(numbers[0]) + " " + std::to_string(numbers[1]) + " "
        + std::to_string(numbers[2]);
    std::ranges::sort(numbers);
    return { input, std::to_string(numbers[1]) };
}

// One rule; with `inverted`, a second task has the same inputs under the same prompt word and the
// other answer, so that only the task's identity says which of the two is wanted.
struct Rule
{
    const char *id;
    const char *name;
    const char *prompt;
    DemoItem (*draw)(Rng &rng);
    bool manyInputs;
    const char *instruction;
    const char *inverted = nullptr; // instruction of the second task
};

struct Group
{
    const char *category;
    const char *type;
    bool heldOut;
    std::vector<Rule> rules;
};

// clang-format off
std::vector<Group> groups()
{
    return {
        {"extract", "extraction", false, {
            {"first", "first word", "first", drawFirst, true, "Give the first word of the list."},
            {"last", "last word", "last", drawLast, true, "Give the last word of the list."},
            {"second", "second word", "second", drawSecond, true,
             "Give the second word of the list."},
            {"beast", "the animal", "beast", drawBeast, true,
             "Give the only animal of the list."}}},
        {"yes-no", "classification", false, {
            {"animal", "animal", "animal", drawAnimal, true,
             "Say yes if the list names an animal, and no otherwise.",
             "Say no if the list names an animal, and yes otherwise."},
            {"mood", "mood", "mood", drawMood, true,
             "Say yes if the list holds a good word, and no if it holds a bad one.",
             "Say no if the list holds a good word, and yes if it holds a bad one."},
            {"four", "four words", "four", drawFour, true,
             "Say yes if the list has four words, and no if it has three.",
             "Say no if the list has four words, and yes if it has three."},
            {"twin", "twin words", "twin", drawTwin, false,
             "Say yes if the two words are equal, and no otherwise.",
             "Say no if the two words are equal, and yes otherwise."}}},
        {"know", "closed_book_qa", false, {
            {"kind", "kind of thing", "kind", drawKind, false,
             "Say if it is animal, food, tool or wear."},
            {"colour", "colour of a thing", "colour", drawColour, false,
             "Name the thing's colour."},
            {"opposite", "opposite word", "opposite", drawOpposite, false,
             "Give the opposite word."},
            {"capital", "capital city", "capital", drawCapital, false,
             "Name the country's capital."}}},
        {"rewrite", "generation", false, {
            {"mirror", "mirrored list", "mirror", drawMirror, true, "Write the list backwards."},
            {"double", "doubled words", "double", drawDouble, true, "Write every word twice."},
            {"ends", "swapped ends", "ends", drawEnds, true,
             "Swap the first and the last word."},
            {"and", "joined by and", "join", drawAnd, true,
             "Join the words of the list by and."}}},
        {"number", "generation", false, {
            {"add", "sum", "add", drawAdd, false, "Add the two numbers."},
            {"middle", "middle number", "middle", drawMiddle, true,
             "Give the second largest number."},
            {"larger", "larger number", "larger", drawLarger, false,
             "Give the larger number."},
            {"smaller", "smaller number", "smaller", drawSmaller, false,
             "Give the smaller number."}}},
        {"extract", "extraction", true, {
            {"dish", "the food", "dish", drawDish, true, "Give the only food of the list."}}},
        {"yes-no", "classification", true, {
            {"food", "food", "food", drawFood, true,
             "Say yes if the list names food, and no otherwise.",
             "Say no if the list names food, and yes otherwise."}}},
        {"rewrite", "generation", true, {
            {"echo", "list and first word", "echo", drawEcho, true,
             "Write the list, then its first word."}}},
        {"number", "generation", true, {
            {"total1", "sum and one more", "total", drawTotal, false,
             "Add the two numbers and one more."}}},
    };
}
// clang-format on

std::vector<DemoTask> makeTasks()
{
    std::vector<DemoTask> tasks;
    for (const Group &group : groups()) {
        // The inverted tasks of a group follow its plain ones.
        std::vector<DemoTask> inverted;
        for (const Rule &rule : group.rules) {
            DemoTask task;
            task.id = rule.id;
            task.name = rule.name;
            task.category = group.category;
            task.type = group.type;
            task.prompt = rule.prompt;
            task.instruction = rule.instruction;
            task.draw = rule.draw;
            task.manyInputs = rule.manyInputs;
            task.heldOut = group.heldOut;
            if (rule.inverted != nullptr) {
                DemoTask opposite = task;
                opposite.id += "-not";
                opposite.name += " (inverted)";
                opposite.instruction = rule.inverted;
                opposite.inverted = true;
                opposite.contradicts = task.id;
                task.contradicts = opposite.id;
                inverted.push_back(std::move(opposite));
            }
            tasks.push_back(std::move(task));
        }
        tasks.insert(tasks.end(), inverted.begin(), inverted.end());
    }
    return tasks;
}

} // namespace

const std::vector<DemoTask> &demoTasks()
{
    static const std::vector<DemoTask> tasks = makeTasks();
    return tasks;
}

} // namespace tp
